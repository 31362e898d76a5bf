import { readKeyOptions } from '../access/key-request.js';
import type { Control } from './control.js';

const path = '/_sandbox/keys';

/** Restricts or revokes a key, and lists those that are, by no more than their last four characters. */
export const keyControls: readonly Control[] = [
  { method: 'GET', path, answer: ({ box }) => ({ status: 200, body: box.keys.list() }) },
  {
    method: 'POST',
    path,
    answer: ({ box, body }) => {
      const key = box.keys.set(readKeyOptions(body));
      box.feed.publish('settings');
      return { status: 201, body: key };
    },
  },
  {
    method: 'DELETE',
    path,
    answer: ({ box }) => {
      box.keys.reset();
      box.feed.publish('settings');
      return { status: 200, body: box.keys.list() };
    },
  },
];

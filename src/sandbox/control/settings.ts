import { changeSettings, showSettings } from '../settings-change.js';
import type { Control } from './control.js';

const path = '/_sandbox/settings';

/** Shows the settings and changes those that are named, at once. */
export const settingsControls: readonly Control[] = [
  { method: 'GET', path, answer: ({ box }) => ({ status: 200, body: showSettings(box.settings) }) },
  {
    method: 'PATCH',
    path,
    answer: ({ box, body }) => {
      changeSettings(box.settings, body);
      box.feed.publish('settings');
      return { status: 200, body: showSettings(box.settings) };
    },
  },
];

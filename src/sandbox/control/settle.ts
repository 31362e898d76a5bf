import { settleBox } from '../settle-box.js';
import type { Control } from './control.js';

/** Records everything that waits, now, and tells the webhooks; the answer says how much is left: nothing. */
export const settle: Control = {
  method: 'POST',
  path: '/_sandbox/settle',
  answer: async ({ box }) => {
    await settleBox(box);
    return { status: 200, body: { waiting: box.inbox.waiting() } };
  },
};

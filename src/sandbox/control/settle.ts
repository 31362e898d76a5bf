import type { Control } from './control.js';

/** Records everything that waits, now; the answer says how much is left, which is nothing. */
export const settle: Control = {
  method: 'POST',
  path: '/_sandbox/settle',
  answer: ({ box }) => {
    box.inbox.settle();
    return { status: 200, body: { waiting: box.inbox.waiting() } };
  },
};

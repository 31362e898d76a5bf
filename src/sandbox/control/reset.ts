import type { Control } from './control.js';

/** Forgets everything, switched-on faults included. */
export const reset: Control = {
  method: 'POST',
  path: '/_sandbox/reset',
  answer: ({ box }) => {
    box.database.reset();
    box.faults.clear();
    box.feed.publish('everything');
    return { status: 204 };
  },
};

import { resetBox } from '../reset-box.js';
import type { Control } from './control.js';

/** Forgets everything, faults, keys, settings and a moved clock included. */
export const reset: Control = {
  method: 'POST',
  path: '/_sandbox/reset',
  answer: ({ box }) => {
    resetBox(box);
    return { status: 204 };
  },
};

import { behaviours as rows } from '../contract/behaviours.js';
import type { Control } from './control.js';

/** What the sandbox does and how sure each of it is: documented, observed or assumed. */
export const behaviours: Control = {
  method: 'GET',
  path: '/_sandbox/behaviours',
  answer: () => ({ status: 200, body: rows }),
};

import { type Control } from './control.js';
/** Everything that can be looked at: lists are oldest first, times ISO 8601. */
export declare const lists: readonly Control[];

import { type Control } from './control.js';
/** Long poll: answers 200 with the events, newest last, or 408 with those that came in time. */
export declare const waitForEvents: Control;

import type { Control } from './control.js';
/** Server-sent events: each message lists what has changed since the one before. */
export declare const stream: Control;

import type { Control } from './control.js';
/** The sandbox's own API, for tests and for its page. */
export declare const controls: readonly Control[];

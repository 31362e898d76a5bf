import type { Control } from './control.js';
/** Forgets everything, switched-on faults included. */
export declare const reset: Control;

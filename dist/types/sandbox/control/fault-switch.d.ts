import type { Control } from './control.js';
/** Switches faults on and off, and shows those that are on. */
export declare const faultSwitch: readonly Control[];

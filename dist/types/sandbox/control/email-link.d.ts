import type { Control } from './control.js';
/** What Klaviyo does when it sends somebody an e-mail: the `_kx` that its links would carry. */
export declare const emailLink: Control;

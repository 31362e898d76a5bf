import type { Call } from './read-calls.js';
import type { Tracker } from './tracker.js';

/** What the page's stub left: calls made before the script was here. */
export interface Stub {
  q?: Call[];
}

declare global {
  /** The tracker of the script tag: keepsend's only global. */
  var keepsend: (Tracker & Stub) | undefined;
}

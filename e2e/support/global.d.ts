import type { Tracker } from '../../dist/types/tracker/index.js';

declare global {
  /** The tracker of the script tag. */
  var keepsend: Tracker & { q?: unknown[] };
}

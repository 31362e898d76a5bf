import type { WireTrack } from '../protocol/wire.js';
import type { Errand } from './errand.js';
import { type Fate } from './fate.js';
/**
 * Sends events that were never sent before in one request. Klaviyo takes all or none: those it
 * points at are refused, and the rest, as after anything ambiguous, goes one by one.
 */
export declare const sendInBulk: (errand: Errand, events: readonly WireTrack[]) => Promise<Fate[]>;

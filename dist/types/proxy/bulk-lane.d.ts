import { type Klaviyo } from '../klaviyo/index.js';
import type { WireTrack, WireVisitor } from '../protocol/wire.js';
import { type Fate } from './fate.js';
/**
 * Sends events that were never sent before in one request. Klaviyo takes all or none: those it
 * points at are refused, and the rest, as after anything ambiguous, goes one by one.
 */
export declare const sendInBulk: (klaviyo: Klaviyo, visitor: WireVisitor, events: readonly WireTrack[]) => Promise<Fate[]>;

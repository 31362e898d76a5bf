import { type KlaviyoWriter } from '../../klaviyo/index.js';
import type { WireTrack } from '../../protocol/wire.js';
import { type Fate } from '../fate.js';
import type { IsLate } from '../late.js';
import type { Item } from './item.js';
/** What became of an event, or `single` when only the single lane can tell. */
export type Word = Fate | 'single';
type Words = Map<Item, Word>;
/** Sends requests of the bulk lane, one after the other, until one of them has to wait. */
export declare const createBulkLane: (klaviyo: KlaviyoWriter, isLate: IsLate) => (items: readonly Item<WireTrack>[]) => Promise<Words>;
export {};

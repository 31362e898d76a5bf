import type { KlaviyoWriter } from '../../klaviyo/index.js';
import { type Delay, type Fate } from '../fate.js';
import type { IsLate } from '../late.js';
import type { Item } from './item.js';
/** What it takes to bring events to Klaviyo. */
export interface Errand {
    klaviyo: KlaviyoWriter;
    /** The metric that records who a visitor turned out to be. */
    identifiedMetric: string;
    /** Whether an event starts no flow any more. */
    isLate: IsLate;
}
/** Sends events one by one. */
export interface SingleLane {
    send(items: readonly Item[]): Promise<Map<Item, Fate>>;
    /** From now on everything waits for this. */
    stop(delay: Delay): void;
}
/**
 * Klaviyo ignores a repeat here, so this is the lane for everything that may have been sent before.
 * After the first that has to wait, the rest waits with it; one that Klaviyo gives no word on may be
 * more than it can bear, and stops the others only with `maxSilences` of its kind.
 */
export declare const createSingleLane: (errand: Errand, isOver: () => boolean, maxSilences: number) => SingleLane;

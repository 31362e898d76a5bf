import { type Fate } from '../fate.js';
import { type Item } from './item.js';
import { type Errand } from './single-lane.js';
export interface DeliveryOptions extends Errand {
    /** What is not begun by then is held. */
    deadlineMs: number;
    /** As if that time had come. */
    signal?: AbortSignal | undefined;
    /**
     * Somebody waits for the answer and can keep what is held: no second bulk request, what the first
     * gave no word on is asked for at once, and the first silence is enough.
     */
    isWaitedFor?: boolean;
}
/** What became of each event. */
export type Words = Map<Item, Fate>;
/**
 * Awaits Klaviyo's word on each event: who somebody is first, then many events that are new in
 * bulk, and all others one by one. Those in `repeated` may have been sent before.
 */
export declare const deliverItems: (options: DeliveryOptions, items: readonly Item[], repeated: ReadonlySet<Item>) => Promise<Words>;

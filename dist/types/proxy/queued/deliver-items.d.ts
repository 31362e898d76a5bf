import type { KlaviyoWriter } from '../../klaviyo/index.js';
import type { IsLate } from '../late.js';
import { type Word } from './bulk.js';
import type { Item } from './item.js';
export interface DeliveryOptions {
    klaviyo: KlaviyoWriter;
    identifiedMetric: string;
    isLate: IsLate;
    /** What is not begun by then waits for the next time. */
    deadlineMs: number;
    /** As if that time had come. */
    signal?: AbortSignal | undefined;
}
/** What became of each event. */
export type Words = Map<Item, Exclude<Word, 'single'>>;
/** Awaits Klaviyo's word on each event: many that are new in bulk, all others one by one. */
export declare const deliverItems: (options: DeliveryOptions, items: readonly Item[], repeated: ReadonlySet<Item>) => Promise<Words>;

import type { WireEvent, WireResult } from '../protocol/wire.js';
import type { Errand } from './errand.js';
import { type Delay } from './fate.js';
export interface Delivery {
    results: WireResult[];
    /** The longest wait among the events that are held. */
    delay?: Delay;
}
/**
 * Awaits Klaviyo's word on each event. Only events that were certainly never sent before may take
 * the bulk lane; profiles have no bulk lane here.
 */
export declare const deliver: (order: Omit<Errand, 'deadlineMs'>, events: readonly WireEvent[], isResend: boolean) => Promise<Delivery>;

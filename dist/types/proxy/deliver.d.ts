import type { Klaviyo } from '../klaviyo/index.js';
import type { WireEvent, WireResult, WireVisitor } from '../protocol/wire.js';
import type { Delay } from './fate.js';
export interface Delivery {
    results: WireResult[];
    /** The longest wait among the events that are held. */
    delay?: Delay;
}
/**
 * Awaits Klaviyo's word on each event. Only events that were certainly never sent before may take
 * the bulk lane; profiles have no bulk lane here.
 */
export declare const deliver: (klaviyo: Klaviyo, visitor: WireVisitor, events: readonly WireEvent[], isResend: boolean) => Promise<Delivery>;

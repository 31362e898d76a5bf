import type { WireEvent } from '../protocol/wire.js';
/** The moment a batch left by the visitor's clock, and arrived by the route's. */
export interface Clocks {
    sentAtMs: number;
    receivedAtMs: number;
}
/**
 * The event with its time by the route's clock. A visitor's clock that is off by more than a slow
 * network explains is corrected by the difference at the moment of sending; what is in the future
 * all the same becomes as late as a clock may be off.
 */
export declare const correctTime: <Event extends WireEvent>(event: Event, { sentAtMs, receivedAtMs }: Clocks) => Event;

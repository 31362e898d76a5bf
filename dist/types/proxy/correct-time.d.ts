import type { WireEvent } from '../protocol/wire.js';
/**
 * The event with its time by the route's clock. A visitor's clock that is off by more than a slow
 * network explains is corrected by the difference at the moment of sending; what is in the future
 * all the same becomes now.
 */
export declare const correctTime: <Event extends WireEvent>(event: Event, sentAtMs: number, receivedAtMs: number) => Event;

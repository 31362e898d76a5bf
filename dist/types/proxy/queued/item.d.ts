import type { WireEvent, WireVisitor } from '../../protocol/wire.js';
/** One event of a message that was taken from the queue. */
export interface Item<Event extends WireEvent = WireEvent> {
    readonly event: Event;
    readonly visitor: WireVisitor;
}

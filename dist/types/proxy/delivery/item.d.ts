import type { WireEvent, WireTrack } from '../../protocol/wire.js';
import type { Person } from '../person.js';
/** One event and whose it is. */
export interface Item<Event extends WireEvent = WireEvent> {
    readonly event: Event;
    readonly visitor: Person;
}
/** Whether it is what somebody did, and not who he is. */
export declare const isTrack: (item: Item) => item is Item<WireTrack>;

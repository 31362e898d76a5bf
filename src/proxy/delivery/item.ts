import type { WireEvent, WireTrack, WireVisitor } from '../../protocol/wire.js';

/** One event and whose it is. */
export interface Item<Event extends WireEvent = WireEvent> {
  readonly event: Event;
  readonly visitor: WireVisitor;
}

/** Whether it is what somebody did, and not who he is. */
export const isTrack = (item: Item): item is Item<WireTrack> => 'metric' in item.event;

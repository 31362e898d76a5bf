import type { EventGroup } from '../../klaviyo/index.js';
import type { WireTrack } from '../../protocol/wire.js';
import type { IsLate } from '../late.js';
import { sizeOf } from '../size-of.js';
import { toEventAttributes, toEventProfile } from '../to-klaviyo.js';
import type { Item } from './item.js';

/** Klaviyo takes so many in one bulk request (events API, 2026-07-15). */
const MAX_EVENTS = 1_000;
/** Of 5 MB that Klaviyo takes; what each event is wrapped in comes to less than the rest. */
const MAX_BYTES = 4_000_000;
/** What stands around an event and its person in a request. */
const WRAPPING_BYTES = 250;

/** A person's events of one request. */
export interface Group {
  items: Item<WireTrack>[];
  group: EventGroup;
}

const personOf = ({ visitor }: Item): string => JSON.stringify(toEventProfile(visitor));

/** Each person's events, in the order they came. */
const byPerson = (items: readonly Item<WireTrack>[]): Item<WireTrack>[][] => [
  ...Map.groupBy(items, personOf).values(),
];

/** The events of one request, a group for each person. */
export const toGroups = (items: readonly Item<WireTrack>[], isLate: IsLate): Group[] =>
  byPerson(items).map((own) => ({
    items: own,
    group: {
      profile: toEventProfile((own[0] as Item).visitor),
      events: own.map(({ event }) => toEventAttributes(event, isLate)),
    },
  }));

/** As few requests as Klaviyo takes these events in. */
export const pack = (items: readonly Item<WireTrack>[]): Item<WireTrack>[][] => {
  const requests: Item<WireTrack>[][] = [];
  let bytesLeft = 0;
  for (const item of byPerson(items).flat()) {
    // As if everyone came alone: never too large, and seldom much smaller than it might be.
    const bytes = sizeOf(item.event) + sizeOf(item.visitor) + WRAPPING_BYTES;
    const last = requests.at(-1);
    if (!last || last.length === MAX_EVENTS || bytes > bytesLeft) {
      requests.push([item]);
      bytesLeft = MAX_BYTES - bytes;
    } else {
      last.push(item);
      bytesLeft -= bytes;
    }
  }
  return requests;
};

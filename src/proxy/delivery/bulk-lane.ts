import { KlaviyoError, type KlaviyoWriter } from '../../klaviyo/index.js';
import type { WireTrack } from '../../protocol/wire.js';
import {
  accepted,
  behind,
  type Delay,
  type Fate,
  held,
  isAboutTheEvent,
  refused,
  TOO_LATE,
  toDelay,
} from '../fate.js';
import type { IsLate } from '../late.js';
import type { Item } from './item.js';
import { type Group, toGroups } from './pack.js';

/** From so few events on, one request each is sooner done than more halves. */
const SMALLEST_HALF = 16;

/** What became of an event, or `single` when only the single lane can tell. */
export type Word = Fate | 'single';

type Words = Map<Item, Word>;

const PLACE =
  /^\/data\/attributes\/events-bulk-create\/data\/(\d+)(?:\/attributes\/events\/data\/(\d+))?(?=\/|$)/;

/** The events Klaviyo pointed at, each with its reason, or with another lane that can mend it. */
const readPointers = ({ problems }: KlaviyoError, groups: readonly Group[]): Words => {
  const words: Words = new Map();
  for (const { source: { pointer = '' } = {}, detail } of problems) {
    const [, group = -1, event] = PLACE.exec(pointer) ?? [];
    const items = groups[Number(group)]?.items ?? [];
    const item = items[Number(event ?? -1)];
    // A person may be mistaken in one identifier, and an id that Klaviyo has is no fault.
    if (item && !pointer.endsWith('/unique_id'))
      words.set(item, refused(item.event.id, pointer, detail));
    else for (const other of item ? [item] : items) words.set(other, 'single');
  }
  return words;
};

const toAll = (items: readonly Item[], toWord: (id: string) => Word): Words =>
  new Map(items.map((item) => [item, toWord(item.event.id)]));

export interface BulkLaneOptions {
  klaviyo: KlaviyoWriter;
  isLate: IsLate;
  /** What is not begun by then is held. */
  isOver: () => boolean;
  /** So many requests at most for what fits into one; what they leave open is for the single lane. */
  maxRequests: number;
}

/**
 * Sends what fits into one request, and again what Klaviyo did not point at, or halves where it
 * points at nothing; until something has to wait, and then nothing more.
 */
export const createBulkLane = ({ klaviyo, isLate, isOver, maxRequests }: BulkLaneOptions) => {
  let stop: Delay | undefined;
  let left = 0;

  const halve = async (items: readonly Item<WireTrack>[]): Promise<Words> => {
    if (items.length <= SMALLEST_HALF) return toAll(items, () => 'single');
    const middle = items.length >> 1;
    const first = await send(items.slice(0, middle));
    return new Map([...first, ...(await send(items.slice(middle)))]);
  };

  const send = async (items: readonly Item<WireTrack>[]): Promise<Words> => {
    if (!items.length) return new Map();
    if (isOver()) stop ??= TOO_LATE;
    if (stop) {
      const delay = behind(stop);
      return toAll(items, (id) => held(id, delay));
    }
    if (left === 0) return toAll(items, () => 'single');
    left -= 1;
    const groups = toGroups(items, isLate);
    try {
      await klaviyo.bulkCreateEvents(groups.map(({ group }) => group));
      return toAll(items, accepted);
    } catch (error) {
      if (!(error instanceof KlaviyoError)) return toAll(items, () => 'single');
      if (!isAboutTheEvent(error)) {
        const delay = toDelay(error);
        stop = delay;
        return toAll(items, (id) => held(id, delay));
      }
      const words = readPointers(error, groups);
      if (!words.size) return halve(items);
      return new Map([...words, ...(await send(items.filter((item) => !words.has(item))))]);
    }
  };
  return (items: readonly Item<WireTrack>[]): Promise<Words> => {
    left = maxRequests;
    return send(items);
  };
};

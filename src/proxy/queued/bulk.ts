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
  toDelay,
} from '../fate.js';
import type { IsLate } from '../late.js';
import type { Item } from './item.js';
import { type Group, toGroups } from './pack.js';

/** From so few events on, one request each is sooner done than more halves. */
const SMALLEST_HALF = 16;
/** So often Klaviyo may point at some of a request before the rest is halved instead. */
const MAX_ROUNDS = 3;

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

/** Sends requests of the bulk lane, one after the other, until one of them has to wait. */
export const createBulkLane = (klaviyo: KlaviyoWriter, isLate: IsLate) => {
  let stop: Delay | undefined;

  const halve = async (items: readonly Item<WireTrack>[]): Promise<Words> => {
    if (items.length <= SMALLEST_HALF) return toAll(items, () => 'single');
    const middle = items.length >> 1;
    const first = await send(items.slice(0, middle));
    return new Map([...first, ...(await send(items.slice(middle)))]);
  };

  const send = async (items: readonly Item<WireTrack>[], round = 1): Promise<Words> => {
    if (stop) {
      const delay = behind(stop);
      return toAll(items, (id) => held(id, delay));
    }
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
      const words = round > MAX_ROUNDS ? new Map() : readPointers(error, groups);
      if (!words.size) return halve(items);
      const rest = items.filter((item) => !words.has(item));
      return new Map([...words, ...(rest.length ? await send(rest, round + 1) : [])]);
    }
  };
  return (items: readonly Item<WireTrack>[]): Promise<Words> => send(items);
};

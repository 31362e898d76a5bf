import type { WireTrack } from '../../protocol/wire.js';
import { type Delay, type Fate, isAboutTheKey, isSilence } from '../fate.js';
import { createBulkLane } from './bulk-lane.js';
import { findRepeats } from './find-repeats.js';
import { type Item, isTrack } from './item.js';
import { pack } from './pack.js';
import { createSingleLane, type Errand } from './single-lane.js';

export interface DeliveryOptions extends Errand {
  /** What is not begun by then is held. */
  deadlineMs: number;
  /** As if that time had come. */
  signal?: AbortSignal | undefined;
  /**
   * Somebody waits for the answer and can keep what is held: no second bulk request, what the first
   * gave no word on is asked for at once, and the first silence is enough.
   */
  isWaitedFor?: boolean;
}

/** From so many events on, one request of the scarce bulk lane is cheaper than one each. */
const BULK_FROM = 10;
/** One bad event among a thousand is found in 13; by then its fellows could have gone one by one. */
const MAX_REQUESTS = 20;
const MAX_SILENCES = 3;

/** What became of each event. */
export type Words = Map<Item, Fate>;

/** Those that were certainly never sent, where they are many enough to be worth a scarce request. */
const chooseBulk = (items: readonly Item[], repeated: ReadonlySet<Item>): Item<WireTrack>[] => {
  const tracks = items.filter(isTrack).filter((item) => !repeated.has(item));
  const repeats = findRepeats(tracks);
  const first = tracks.filter((item) => !repeats.has(item));
  return first.length < BULK_FROM ? [] : first;
};

/** A key that is wrong in one lane is wrong in the other. */
const findWrongKey = (words: Words): Delay | undefined => {
  for (const word of words.values())
    if ('delay' in word && isAboutTheKey(word.delay)) return word.delay;
  return undefined;
};

/**
 * Awaits Klaviyo's word on each event: who somebody is first, then many events that are new in
 * bulk, and all others one by one. Those in `repeated` may have been sent before.
 */
export const deliverItems = async (
  options: DeliveryOptions,
  items: readonly Item[],
  repeated: ReadonlySet<Item>,
): Promise<Words> => {
  const { isWaitedFor = false, deadlineMs, signal } = options;
  const isOver = (): boolean => signal?.aborted || Date.now() > deadlineMs;
  const single = createSingleLane(options, isOver, isWaitedFor ? 1 : MAX_SILENCES);
  const sendInBulk = createBulkLane({
    ...options,
    isOver,
    maxRequests: isWaitedFor ? 1 : MAX_REQUESTS,
  });
  const words = await single.send(items.filter((item) => !isTrack(item)));
  for (const request of pack(chooseBulk(items, repeated))) {
    // What is left of them is held below.
    if (isOver() || findWrongKey(words)) break;
    for (const [item, word] of await sendInBulk(request)) {
      const isOpen = word === 'single' || (isWaitedFor && 'delay' in word && isSilence(word.delay));
      if (!isOpen) words.set(item, word);
    }
  }
  const wrongKey = findWrongKey(words);
  if (wrongKey) single.stop(wrongKey);
  const open = items.filter((item) => !words.has(item));
  return new Map([...words, ...(await single.send(open))]);
};

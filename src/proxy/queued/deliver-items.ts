import type { KlaviyoWriter } from '../../klaviyo/index.js';
import type { WireTrack } from '../../protocol/wire.js';
import { BULK_FROM } from '../deliver.js';
import { behind, type Delay, held, isAboutTheKey, isSilence, TOO_LATE } from '../fate.js';
import { inParallel } from '../in-parallel.js';
import type { IsLate } from '../late.js';
import { sendOne, WIDTH } from '../single-lane.js';
import { createBulkLane, type Word } from './bulk.js';
import type { Item } from './item.js';
import { pack, splitRepeats } from './pack.js';

export interface DeliveryOptions {
  klaviyo: KlaviyoWriter;
  identifiedMetric: string;
  isLate: IsLate;
  /** What is not begun by then waits for the next time. */
  deadlineMs: number;
  /** As if that time had come. */
  signal?: AbortSignal | undefined;
}

/** So many events of one round without a word, and the others are not tried. */
const MAX_SILENCES = 3;

/** What became of each event. */
export type Words = Map<Item, Exclude<Word, 'single'>>;

const isTrack = (item: Item): item is Item<WireTrack> => 'metric' in item.event;

/** Those that were certainly never sent, where they are many enough to be worth a scarce request. */
const chooseBulk = (items: readonly Item[], repeated: ReadonlySet<Item>): Item<WireTrack>[] => {
  const { first } = splitRepeats(items.filter(isTrack).filter((item) => !repeated.has(item)));
  return first.length < BULK_FROM ? [] : first;
};

/** Awaits Klaviyo's word on each event: many that are new in bulk, all others one by one. */
export const deliverItems = async (
  options: DeliveryOptions,
  items: readonly Item[],
  repeated: ReadonlySet<Item>,
): Promise<Words> => {
  const { klaviyo, isLate, deadlineMs, signal } = options;
  const isOver = (): boolean => signal?.aborted || Date.now() > deadlineMs;
  const words: Words = new Map();
  const sendInBulk = createBulkLane(klaviyo, isLate);
  let stop: Delay | undefined;
  let silences = 0;
  for (const request of pack(chooseBulk(items, repeated))) {
    // What is left of them is held below.
    if (isOver()) break;
    for (const [item, word] of await sendInBulk(request)) {
      if (word === 'single') continue;
      words.set(item, word);
      // A key that is wrong in one lane is wrong in the other.
      if ('delay' in word && isAboutTheKey(word.delay)) stop = word.delay;
    }
  }
  const singles = items.filter((item) => !words.has(item));
  await inParallel(singles, WIDTH, async (item) => {
    const { event, visitor } = item;
    if (isOver()) stop ??= TOO_LATE;
    const word = stop
      ? held(event.id, behind(stop))
      : await sendOne({ ...options, visitor }, event);
    if ('delay' in word && !stop) {
      // One event may be more than Klaviyo can bear; several are Klaviyo.
      silences += isSilence(word.delay) ? 1 : 0;
      if (!isSilence(word.delay) || silences >= MAX_SILENCES) stop = word.delay;
    }
    words.set(item, word);
  });
  return words;
};

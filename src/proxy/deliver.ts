import type { WireEvent, WireResult } from '../protocol/wire.js';
import { deliverItems, type Words } from './delivery/deliver-items.js';
import { findRepeats } from './delivery/find-repeats.js';
import type { Item } from './delivery/item.js';
import type { Errand } from './delivery/single-lane.js';
import { AFTER_ITS_TWIN, type Delay, type Fate, held } from './fate.js';
import type { Person } from './person.js';

/** Half of what a page waits for its answer. */
export const DEADLINE_MS = 15_000;

export interface Delivery {
  results: WireResult[];
  /** The longest wait among the events that are held. */
  delay?: Delay;
}

/** A repeat is only one when the first was taken; otherwise it is the page's other try. */
const fateOfRepeat = (id: string, first: Item, words: Words): Fate => {
  const word = words.get(first);
  if (word && 'result' in word && word.result.status === 'accepted')
    return { result: { id, status: 'duplicate' } };
  return word && id === first.event.id ? word : held(id, AFTER_ITS_TWIN);
};

/** Each event's fate as a result, and how long to leave Klaviyo alone. */
export const toDelivery = (fates: readonly Fate[]): Delivery => {
  const delays = fates.flatMap((fate) => ('delay' in fate ? [fate.delay] : []));
  const [longest] = delays.sort((a, b) => b.retryAfterMs - a.retryAfterMs);
  return {
    results: fates.map((fate) => ('delay' in fate ? { id: fate.id, status: 'held' } : fate.result)),
    ...(longest && { delay: longest }),
  };
};

/**
 * Awaits Klaviyo's word on each event of a visitor while his page waits. Only events that were
 * certainly never sent before may take the bulk lane.
 */
export const deliver = async (
  errand: Errand,
  visitor: Person,
  events: readonly WireEvent[],
  isResend: boolean,
): Promise<Delivery> => {
  const items = events.map((event): Item => ({ event, visitor }));
  const repeats = findRepeats(items);
  const words = await deliverItems(
    { ...errand, deadlineMs: Date.now() + DEADLINE_MS, isWaitedFor: true },
    items.filter((item) => !repeats.has(item)),
    new Set(isResend ? items : []),
  );
  const fates = [...repeats].map(([{ event }, first]) => fateOfRepeat(event.id, first, words));
  return toDelivery([...words.values(), ...fates]);
};

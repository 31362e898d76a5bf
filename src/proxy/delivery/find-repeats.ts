import { type Item, isTrack } from './item.js';

const keyOf = (item: Item): string => {
  if (!isTrack(item)) return item.event.id;
  const { metric, id, unique_id = id } = item.event;
  return JSON.stringify([metric, unique_id]);
};

/**
 * Those that have the identity of an earlier one, each with that one. Klaviyo keeps one event of a
 * person for a metric and `unique_id`, and refuses a bulk request with two whole, for whomever it may
 * find to be one person.
 */
export const findRepeats = (items: readonly Item[]): Map<Item, Item> => {
  const seen = new Map<string, Item>();
  const repeats = new Map<Item, Item>();
  for (const item of items) {
    const key = keyOf(item);
    const first = seen.get(key);
    if (first) repeats.set(item, first);
    else seen.set(key, item);
  }
  return repeats;
};

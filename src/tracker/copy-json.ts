import { MAX_DEPTH, MAX_EVENT_BYTES, MAX_PROPERTIES } from '../protocol/limits.js';
import { demand, limit } from '../protocol/problem.js';
import type { Json } from '../protocol/wire.js';

/** What JSON cannot carry, by its own name: `Undefined`, `Date`, `Function`, `BigInt`, `Number` for NaN. */
const kindOf = (value: unknown): string =>
  // Most values are texts, and the long way takes longer than all else that is done with them.
  typeof value === 'string' ? 'String' : Object.prototype.toString.call(value).slice(8, -1);

/** Refuses anything but a plain object. */
export const demandObject = (value: unknown, pointer: string): void =>
  demand(kindOf(value) === 'Object', 'not_json', pointer, 'Pass a plain object');

/**
 * A deep copy of plain JSON, so that what the caller changes afterwards changes nothing here. Only
 * judges what could not travel at all; what Klaviyo refuses is the route's to say, save for the
 * number of properties, the limit that is met by mistake.
 * `depth` is how deep it lies in what travels.
 * @throws {Problem} with the place of the first value that cannot be carried; a structure that
 * contains itself is `too_deep`.
 */
export const copyJson = <Copied = Json>(value: unknown, pointer: string, depth = 0): Copied => {
  let weight = 0;

  const copy = (item: unknown, at: string, level: number): Json => {
    const kind = kindOf(item);
    weight += kind === 'String' ? (item as string).length : 1;
    limit('event_too_large', pointer, weight, MAX_EVENT_BYTES);
    if (kind === 'String' || kind === 'Boolean' || item === null || Number.isFinite(item))
      return item as Json;
    limit('too_deep', at, level, MAX_DEPTH);
    if (kind === 'Array') {
      return Array.from(item as [], (part, index) => copy(part, `${at}/${index}`, level + 1));
    }
    demand(kind === 'Object', 'not_json', at, `JSON has no ${kind}: convert it or leave it out`);
    const entries = Object.entries(item as object);
    limit('too_many_properties', at, entries.length, MAX_PROPERTIES);
    return Object.fromEntries(
      entries.map(([key, part]) => {
        weight += key.length;
        return [
          key,
          copy(part, `${at}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`, level + 1),
        ];
      }),
    );
  };

  return copy(value, pointer, depth) as Copied;
};

import {
  MAX_ARRAY_ITEMS,
  MAX_DEPTH,
  MAX_EVENT_BYTES,
  MAX_PROPERTIES,
  MAX_STRING_BYTES,
} from './limits.js';
import { demand, limit } from './problem.js';
import type { Json } from './wire.js';

/** Assigning such a key would reach an object's prototype instead of the object. */
const FORBIDDEN = /^(__proto__|constructor|prototype)$/;

/** What JSON cannot carry, by its own name: `Undefined`, `Date`, `Function`, `BigInt`, `Number` for NaN. */
const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

const escapeKey = (key: string): string => key.replace(/~/g, '~0').replace(/\//g, '~1');

/** Refuses anything but a plain object. */
export const demandObject = (value: unknown, pointer: string): void =>
  demand(kindOf(value) === 'Object', 'not_json', pointer, 'Pass a plain object');

/**
 * A deep copy of a plain JSON object, so that what the caller changes afterwards changes nothing here.
 * @throws {Problem} with the place of the first value that JSON cannot carry or a limit forbids; a
 * structure that contains itself is `too_deep`.
 */
export const copyJson = (value: unknown, pointer: string): { [key: string]: Json } => {
  let weight = 0;

  const copy = (item: unknown, at: string, depth: number): Json => {
    const isText = typeof item === 'string';
    if (isText) limit('string_too_long', at, item.length, MAX_STRING_BYTES);
    weight += isText ? item.length : 2;
    limit('event_too_large', pointer, weight, MAX_EVENT_BYTES);
    if (isText || item === null || typeof item === 'boolean' || Number.isFinite(item)) {
      return item as Json;
    }
    limit('too_deep', at, depth, MAX_DEPTH - 1);
    if (Array.isArray(item)) {
      limit('array_too_long', at, item.length, MAX_ARRAY_ITEMS);
      return Array.from(item, (part, index) => copy(part, `${at}/${index}`, depth + 1));
    }
    const kind = kindOf(item);
    demand(
      kind === 'Object',
      'not_json',
      at,
      `JSON has no ${kind}; pass text, a finite number or null, or leave it out`,
    );
    const entries = Object.entries(item as object);
    limit('too_many_properties', at, entries.length, MAX_PROPERTIES);
    return Object.fromEntries(
      entries.map(([key, part]) => {
        const place = `${at}/${escapeKey(key)}`;
        demand(!FORBIDDEN.test(key), 'reserved_key', place, 'Rename this key');
        weight += key.length;
        return [key, copy(part, place, depth + 1)];
      }),
    );
  };

  demandObject(value, pointer);
  return copy(value, pointer, 0) as { [key: string]: Json };
};

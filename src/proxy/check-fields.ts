import {
  MAX_ARRAY_ITEMS,
  MAX_DEPTH,
  MAX_PROPERTIES,
  MAX_STRING_BYTES,
} from '../protocol/limits.js';
import { demand, limit } from '../protocol/problem.js';

/** Assigning such a key would reach an object's prototype instead of the object. */
const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];
/** A pointer is for people: the end of a long one says nothing. */
const MAX_KEY = 100;

const encoder = new TextEncoder();

export const escapeKey = (key: string): string => {
  const shown = key.slice(0, MAX_KEY);
  // Asked of every key of every event, and hardly any has one of these.
  return /[~/]/.test(shown) ? shown.replace(/~/g, '~0').replace(/\//g, '~1') : shown;
};

const checkText = (text: string, at: string): void => {
  // Only a text that might be too long is worth counting exactly.
  const bytes = text.length * 3 > MAX_STRING_BYTES ? encoder.encode(text).length : 0;
  limit('string_too_long', at, bytes, MAX_STRING_BYTES);
};

const checkKey = (key: string, at: string): void => {
  demand(!FORBIDDEN.includes(key), 'reserved_key', at, 'Rename this key');
  limit('string_too_long', at, key.length, MAX_STRING_BYTES);
};

/**
 * Refuses fields of an event that Klaviyo would refuse, with the place of the first. The depth of
 * the whole text was bounded before, so that this may call itself.
 * @throws {Problem}
 */
export const checkFields = (item: unknown, at: string, depth = 0): void => {
  if (typeof item === 'string') checkText(item, at);
  // JSON.parse makes Infinity of 1e999, which would travel on as null.
  if (typeof item === 'number')
    demand(Number.isFinite(item), 'not_json', at, 'Pass a finite number');
  if (typeof item !== 'object' || item === null) return;
  limit('too_deep', at, depth, MAX_DEPTH - 1);
  if (Array.isArray(item)) {
    limit('array_too_long', at, item.length, MAX_ARRAY_ITEMS);
    item.forEach((part, index) => {
      checkFields(part, `${at}/${index}`, depth + 1);
    });
    return;
  }
  const entries = Object.entries(item);
  limit('too_many_properties', at, entries.length, MAX_PROPERTIES);
  for (const [key, part] of entries) {
    const place = `${at}/${escapeKey(key)}`;
    checkKey(key, place);
    checkFields(part, place, depth + 1);
  }
};

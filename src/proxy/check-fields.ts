import {
  MAX_ARRAY_ITEMS,
  MAX_DEPTH,
  MAX_PROPERTIES,
  MAX_STRING_BYTES,
} from '../protocol/limits.js';
import { limit, type ProblemCode } from '../protocol/problem.js';
import { below, type Place, refuseAt } from './place.js';

/** Assigning such a key would reach an object's prototype instead of the object. */
const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];

const encoder = new TextEncoder();

const limitAt = (code: ProblemCode, at: Place, size: number, max: number): void => {
  if (size > max) limit(code, at(), size, max);
};

const checkText = (text: string, at: Place): void => {
  // Only a text that might be too long is worth counting exactly.
  const bytes = text.length * 3 > MAX_STRING_BYTES ? encoder.encode(text).length : 0;
  limitAt('string_too_long', at, bytes, MAX_STRING_BYTES);
};

const checkKey = (key: string, at: Place): void => {
  if (FORBIDDEN.includes(key)) refuseAt(at, 'reserved_key', 'Rename this key');
  limitAt('string_too_long', at, key.length, MAX_STRING_BYTES);
};

/**
 * Refuses fields of an event that Klaviyo would refuse, with the place of the first. The depth of
 * the whole text was bounded before, so that this may call itself.
 * @throws {Problem}
 */
export const checkFields = (item: unknown, at: Place, depth = 0): void => {
  if (typeof item === 'string') checkText(item, at);
  // JSON.parse makes Infinity of 1e999, which would travel on as null.
  if (typeof item === 'number' && !Number.isFinite(item))
    refuseAt(at, 'not_json', 'Pass a finite number');
  if (typeof item !== 'object' || item === null) return;
  limitAt('too_deep', at, depth, MAX_DEPTH - 1);
  if (Array.isArray(item)) {
    limitAt('array_too_long', at, item.length, MAX_ARRAY_ITEMS);
    item.forEach((part, index) => {
      checkFields(part, below(at, index), depth + 1);
    });
    return;
  }
  const keys = Object.keys(item);
  limitAt('too_many_properties', at, keys.length, MAX_PROPERTIES);
  for (const key of keys) {
    const place = below(at, key);
    checkKey(key, place);
    checkFields((item as { [key: string]: unknown })[key], place, depth + 1);
  }
};

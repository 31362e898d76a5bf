import {
  MAX_ARRAY_ITEMS,
  MAX_DEPTH,
  MAX_PROPERTIES,
  MAX_STRING_BYTES,
} from '../protocol/limits.js';
import { demand, limit } from '../protocol/problem.js';
import { placeBelow } from './place.js';

/** Assigning such a key would reach an object's prototype instead of the object. */
const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];

const encoder = new TextEncoder();

const checkText = (text: string): void => {
  // Only a text that might be too long is worth counting exactly.
  if (text.length * 3 > MAX_STRING_BYTES)
    limit('string_too_long', '', encoder.encode(text).length, MAX_STRING_BYTES);
};

const checkKey = (key: string): void => {
  demand(!FORBIDDEN.includes(key), 'reserved_key', '', 'Rename this key');
  limit('string_too_long', '', key.length, MAX_STRING_BYTES);
};

const checkItems = (items: readonly unknown[], depth: number): void => {
  limit('array_too_long', '', items.length, MAX_ARRAY_ITEMS);
  let index = 0;
  try {
    for (; index < items.length; index++) checkFields(items[index], depth);
  } catch (thrown) {
    throw placeBelow(index, thrown);
  }
};

const checkProperties = (fields: object, depth: number): void => {
  const keys = Object.keys(fields);
  limit('too_many_properties', '', keys.length, MAX_PROPERTIES);
  let key = '';
  try {
    for (key of keys) {
      checkKey(key);
      checkFields((fields as { [key: string]: unknown })[key], depth);
    }
  } catch (thrown) {
    throw placeBelow(key, thrown);
  }
};

/**
 * Refuses fields of an event that Klaviyo would refuse, with the place of the first. The depth of
 * the whole text was bounded before, so that this may call itself.
 * @throws {Problem} with a pointer that begins at `item`.
 */
export const checkFields = (item: unknown, depth = 0): void => {
  if (typeof item === 'string') checkText(item);
  // JSON.parse makes Infinity of 1e999, which would travel on as null.
  else if (typeof item === 'number')
    demand(Number.isFinite(item), 'not_json', '', 'Pass a finite number');
  else if (typeof item === 'object' && item !== null) {
    limit('too_deep', '', depth, MAX_DEPTH - 1);
    if (Array.isArray(item)) checkItems(item, depth + 1);
    else checkProperties(item, depth + 1);
  }
};

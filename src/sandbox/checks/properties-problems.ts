import { MAX_ARRAY_ITEMS, MAX_DEPTH } from '../contract/limits.js';
import { isTooLong, TEXT_TOO_LONG } from './limited-text.js';

/** Something wrong inside `properties`, with the keys that lead to it. */
export interface PropertyProblem {
  readonly keys: readonly string[];
  readonly detail: string;
}

const ownDetail = (value: unknown, depth: number): string | undefined => {
  if (typeof value === 'string') return isTooLong(value) ? TEXT_TOO_LONG : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > MAX_DEPTH) return `The value is nested more than ${MAX_DEPTH} levels deep.`;
  if (Array.isArray(value) && value.length > MAX_ARRAY_ITEMS)
    return `The array holds more than ${MAX_ARRAY_ITEMS} items.`;
  return undefined;
};

const inspect = (
  value: unknown,
  keys: readonly string[],
  depth: number,
  found: PropertyProblem[],
): void => {
  const detail = ownDetail(value, depth);
  if (detail !== undefined) {
    found.push({ keys, detail });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) inspect(item, [...keys, key], depth + 1, found);
};

/** Everything over a limit in an event's properties, by Klaviyo's published numbers. */
export const propertiesProblems = (
  properties: object,
  maxProperties: number,
): PropertyProblem[] => {
  const found: PropertyProblem[] = [];
  const count = Object.keys(properties).length;
  if (count > maxProperties)
    found.push({
      keys: [],
      detail: `${count} properties; an event holds at most ${maxProperties}.`,
    });
  inspect(properties, [], 1, found);
  return found;
};

import type { Problem } from '../protocol/problem.js';

/** A pointer is for people: the end of a long one says nothing. */
const MAX_KEY = 100;

/** A key as a JSON pointer has it (RFC 6901). */
export const escapeKey = (key: string): string =>
  key.slice(0, MAX_KEY).replace(/~/g, '~0').replace(/\//g, '~1');

/**
 * A problem as whoever looked below `key` has to throw it on: its pointer begins one level further up.
 * So places are told on the way out, of what is wrong, and not made for all that is right.
 */
export const placeBelow = (key: string | number, thrown: unknown): unknown => {
  const { pointer } = Object(thrown) as Partial<Problem>;
  // What else was thrown stands nowhere.
  return pointer === undefined
    ? thrown
    : Object.assign(thrown as Problem, { pointer: `/${escapeKey(String(key))}${pointer}` });
};

/** @throws what `work` does, placed below `key`. */
export const within = <Made>(key: string | number, work: () => Made): Made => {
  try {
    return work();
  } catch (thrown) {
    throw placeBelow(key, thrown);
  }
};

import type { DeadLetters } from '../queued/dead-letter.js';
import { BURY, DEAD_LETTER_TABLE, FORGET, toRow } from '../queued/dead-letter-table.js';
import type { Database } from './bindings.js';

/** A request to D1 is done within 30 s (platform limits), whatever the letters weigh. */
const AT_ONCE = 50;

/** A gigabyte at ten kilobytes each, of ten that D1 holds (half of one without a paid plan). */
const MAX_LETTERS = 100_000;

/**
 * Dead letters in a database of Cloudflare's; its table is made when it is first needed. The newest
 * 100,000 stay; `onForgotten` hears how many gave way.
 */
export const createD1DeadLetters = (
  database: Database,
  onForgotten: (letters: number) => void,
): DeadLetters => ({
  bury: async (letters) => {
    for (let at = 0; at < letters.length; at += AT_ONCE) {
      const inserts = letters
        .slice(at, at + AT_ONCE)
        .map((letter) => database.prepare(BURY).bind(...toRow(letter)));
      const forget = database.prepare(FORGET).bind(MAX_LETTERS);
      const results = await database.batch([
        database.prepare(DEAD_LETTER_TABLE),
        ...inserts,
        forget,
      ]);
      const forgotten = results.at(-1)?.meta.changes ?? 0;
      if (forgotten) onForgotten(forgotten);
    }
  },
});

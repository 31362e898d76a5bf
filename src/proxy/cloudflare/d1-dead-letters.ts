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

/** D1 is paid by rows that are read, and one is as much reason to look as a thousand. */
const MAX_COUNTED = 1_000;
const COUNT = `SELECT count(*) AS count FROM (SELECT 1 FROM dead_letters LIMIT ${MAX_COUNTED})`;
const COUNT_HOLDS_MS = 60_000;

/** How many dead letters there are, 1,000 at most, counted once a minute. Rejects when D1 does. */
export const createDeadCount = (database: Database): (() => Promise<number>) => {
  let counted: Promise<number> | undefined;
  let countedAtMs = 0;
  const count = async (): Promise<number> => {
    try {
      return Number(await database.prepare(COUNT).first('count'));
    } catch (error) {
      // The table is made when the first event dies.
      if (String(error).includes('no such table')) return 0;
      counted = undefined;
      throw error;
    }
  };
  return () => {
    const nowMs = Date.now();
    if (!counted || nowMs - countedAtMs > COUNT_HOLDS_MS) {
      countedAtMs = nowMs;
      counted = count();
    }
    return counted;
  };
};

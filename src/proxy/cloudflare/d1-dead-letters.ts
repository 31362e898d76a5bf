import type { DeadLetters } from '../queued/dead-letter.js';
import { BURY, DEAD_LETTER_TABLE, toRow } from '../queued/dead-letter-table.js';
import type { Database } from './bindings.js';

/** A request to D1 is done within 30 s (platform limits), whatever the letters weigh. */
const AT_ONCE = 50;

/** Dead letters in a database of Cloudflare's; its table is made when it is first needed. */
export const createD1DeadLetters = (database: Database): DeadLetters => ({
  bury: async (letters) => {
    for (let at = 0; at < letters.length; at += AT_ONCE) {
      const inserts = letters
        .slice(at, at + AT_ONCE)
        .map((letter) => database.prepare(BURY).bind(...toRow(letter)));
      await database.batch([database.prepare(DEAD_LETTER_TABLE), ...inserts]);
    }
  },
});

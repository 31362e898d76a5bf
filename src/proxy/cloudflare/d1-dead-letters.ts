import type { DeadLetters } from '../queued/dead-letter.js';
import { BURY, DEAD_LETTER_TABLE, toRow } from '../queued/dead-letter-table.js';
import type { Database } from './bindings.js';

/** Dead letters in a database of Cloudflare's; its table is made when it is first needed. */
export const createD1DeadLetters = (database: Database): DeadLetters => ({
  bury: async (letters) => {
    const inserts = letters.map((letter) => database.prepare(BURY).bind(...toRow(letter)));
    await database.batch([database.prepare(DEAD_LETTER_TABLE), ...inserts]);
  },
});

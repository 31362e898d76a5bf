import type { DeadLetter, DeadLetters } from '../queued/dead-letter.js';
import type { Database } from './bindings.js';

const TABLE = `CREATE TABLE IF NOT EXISTS dead_letters (
  id TEXT PRIMARY KEY, at TEXT NOT NULL, metric TEXT, code TEXT NOT NULL,
  pointer TEXT, detail TEXT, event TEXT NOT NULL, visitor TEXT NOT NULL
)`;
const INSERT = 'INSERT OR IGNORE INTO dead_letters VALUES (?, ?, ?, ?, ?, ?, ?, ?)';

const toRow = ({ id, at, event, visitor, code, pointer, detail }: DeadLetter): unknown[] => [
  id,
  at,
  'metric' in event ? event.metric : null,
  code,
  pointer ?? null,
  detail ?? null,
  JSON.stringify(event),
  JSON.stringify(visitor),
];

/** Dead letters in a database of Cloudflare's; its table is made when it is first needed. */
export const createD1DeadLetters = (database: Database): DeadLetters => ({
  bury: async (letters) => {
    const inserts = letters.map((letter) => database.prepare(INSERT).bind(...toRow(letter)));
    await database.batch([database.prepare(TABLE), ...inserts]);
  },
});

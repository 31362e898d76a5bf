import type { DeadLetter } from './dead-letter.js';

/** The table of dead letters, in any SQLite: that of a spool, or Cloudflare's D1. */
export const DEAD_LETTER_TABLE = `CREATE TABLE IF NOT EXISTS dead_letters (
  id TEXT PRIMARY KEY, at TEXT NOT NULL, metric TEXT, code TEXT NOT NULL,
  pointer TEXT, detail TEXT, event TEXT NOT NULL, visitor TEXT NOT NULL
)`;

/** One that is there already stays as it is. */
export const BURY = 'INSERT OR IGNORE INTO dead_letters VALUES (?, ?, ?, ?, ?, ?, ?, ?)';

/** What to bind to `BURY`. */
export const toRow = ({
  id,
  at,
  event,
  visitor,
  code,
  pointer,
  detail,
}: DeadLetter): (string | null)[] => [
  id,
  at,
  'metric' in event ? event.metric : null,
  code,
  pointer ?? null,
  detail ?? null,
  JSON.stringify(event),
  JSON.stringify(visitor),
];

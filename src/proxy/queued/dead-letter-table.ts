import type { WireEvent } from '../../protocol/wire.js';
import type { DeadLetter } from './dead-letter.js';

/** The table of dead letters, in any SQLite: that of a spool, or Cloudflare's D1. */
export const DEAD_LETTER_TABLE = `CREATE TABLE IF NOT EXISTS dead_letters (
  id TEXT NOT NULL, at TEXT NOT NULL, metric TEXT NOT NULL, code TEXT NOT NULL,
  pointer TEXT, detail TEXT, event TEXT NOT NULL, visitor TEXT NOT NULL,
  PRIMARY KEY (id, metric, visitor)
)`;

/** One that is there already stays as it is. Ids come from pages: two people may have used one. */
export const BURY = 'INSERT OR IGNORE INTO dead_letters VALUES (?, ?, ?, ?, ?, ?, ?, ?)';

/** All but the newest so many, by when they came. */
export const FORGET =
  'DELETE FROM dead_letters WHERE rowid <= (SELECT max(rowid) FROM dead_letters) - ?';

/** What an event is called where it stands among others. */
export const metricOf = (event: WireEvent): string =>
  'metric' in event ? event.metric : 'identify';

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
  metricOf(event),
  code,
  pointer ?? null,
  detail ?? null,
  JSON.stringify(event),
  JSON.stringify(visitor),
];

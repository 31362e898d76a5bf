import type { WireEvent } from '../../protocol/wire.js';
import type { DeadLetter } from './dead-letter.js';
/** The table of dead letters, in any SQLite: that of a spool, or Cloudflare's D1. */
export declare const DEAD_LETTER_TABLE = "CREATE TABLE IF NOT EXISTS dead_letters (\n  id TEXT NOT NULL, at TEXT NOT NULL, metric TEXT NOT NULL, code TEXT NOT NULL,\n  pointer TEXT, detail TEXT, event TEXT NOT NULL, visitor TEXT NOT NULL,\n  PRIMARY KEY (id, metric, visitor)\n)";
/** One that is there already stays as it is. Ids come from pages: two people may have used one. */
export declare const BURY = "INSERT OR IGNORE INTO dead_letters VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
/** All but the newest so many, by when they came. */
export declare const FORGET = "DELETE FROM dead_letters WHERE rowid <= (SELECT max(rowid) FROM dead_letters) - ?";
/** What an event is called where it stands among others. */
export declare const metricOf: (event: WireEvent) => string;
/** What to bind to `BURY`. */
export declare const toRow: ({ id, at, event, visitor, code, pointer, detail, }: DeadLetter) => (string | null)[];

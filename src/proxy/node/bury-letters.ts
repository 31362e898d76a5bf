import type { DatabaseSync } from 'node:sqlite';
import type { DeadLetter } from '../index.js';
import { BURY, toRow } from '../queued/dead-letter-table.js';

/** Down to this share of their bound the oldest give way, so that it is seldom done. */
const KEPT_SHARE = 0.9;

/** What one takes in the file: its event, its person and about so much beside. */
const BYTES = '(octet_length(event) + octet_length(visitor) + 300)';

/** Keeps dead letters; the oldest give way to more than `maxBytes`. Resolves to how many did. */
export type Bury = (letters: readonly DeadLetter[]) => number;

export const createBury = (database: DatabaseSync, maxBytes: number): Bury => {
  const insert = database.prepare(BURY);
  const sum = database.prepare(`SELECT coalesce(sum(${BYTES}), 0) AS bytes FROM dead_letters`);
  const oldest = database.prepare(
    `SELECT rowid, ${BYTES} AS bytes FROM dead_letters ORDER BY rowid`,
  );
  const remove = database.prepare('DELETE FROM dead_letters WHERE rowid <= ?');
  const count = (): number => Number(sum.get()?.bytes);
  /** They are no more than this: others may take some away, and nobody else adds any. */
  let most = count();

  const forget = (bytes: number): number => {
    let left = bytes;
    let last = 0;
    for (const row of oldest.iterate()) {
      left -= Number(row.bytes);
      last = Number(row.rowid);
      if (left <= 0) break;
    }
    return Number(remove.run(last).changes);
  };
  return (letters) => {
    for (const letter of letters) {
      const row = toRow(letter);
      insert.run(...row);
      most += Buffer.byteLength(row.join()) + 300;
    }
    if (most <= maxBytes) return 0;
    most = count();
    if (most <= maxBytes) return 0;
    const forgotten = forget(most - maxBytes * KEPT_SHARE);
    most = count();
    return forgotten;
  };
};

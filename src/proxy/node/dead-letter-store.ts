import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { DeadLetter, QueueMessage } from '../index.js';
import { metricOf } from '../queued/dead-letter-table.js';
import {
  type DeadLetterFilter,
  type DeadLetterRow,
  toConditions,
  toLetter,
} from './dead-letter-rows.js';
import { explainSpool } from './explain-spool.js';
import { inTransaction } from './in-transaction.js';
import { openSpool } from './open-spool.js';

/** The dead letters of a spool. It may be at work meanwhile. */
export interface DeadLetterStore {
  /** Newest first, at most so many. */
  find(filter: DeadLetterFilter, limit: number): DeadLetter[];
  count(filter: DeadLetterFilter): number;
  /**
   * Puts events back into the queue, as they were, and takes them from the dead letters, all or
   * none. How many: another one may have done it since they were found.
   */
  replay(letters: readonly DeadLetter[]): number;
  purge(letters: readonly DeadLetter[]): number;
  close(): void;
}

const toWhere = (filter: DeadLetterFilter): { where: string; values: string[] } => {
  const { conditions, values } = toConditions(filter);
  return { where: conditions.length ? `WHERE ${conditions.join(' AND ')}` : '', values };
};

const messageOf = ({ event, visitor }: DeadLetter): QueueMessage => ({
  v: 1,
  visitor,
  events: [event],
  // Klaviyo may have it after all, when nobody heard its answer.
  isRepeat: true,
});

/** An empty file is none: nothing is made here. */
const openExisting = (path: string): DatabaseSync => {
  if (!statSync(path, { throwIfNoEntry: false })?.size)
    throw explainSpool(path, new Error('there is no spool in this place'));
  return openSpool(path);
};

/**
 * Opens the dead letters of the spool at `path`.
 * @throws {Error} in one sentence, when there is none or it cannot be used.
 */
export const openDeadLetters = (path: string): DeadLetterStore => {
  const database = openExisting(path);
  const gone = database.prepare(
    'DELETE FROM dead_letters WHERE id = ? AND metric = ? AND visitor = ?',
  );
  const remove = ({ id, event, visitor }: DeadLetter): boolean =>
    gone.run(id, metricOf(event), JSON.stringify(visitor)).changes > 0;
  const insert = database.prepare(
    'INSERT INTO messages (sent_ms, due_ms, bytes, body) VALUES (?, ?, ?, ?)',
  );
  return {
    find: (filter, limit) => {
      const { where, values } = toWhere(filter);
      const sql = `SELECT * FROM dead_letters ${where} ORDER BY at DESC, id DESC LIMIT ?`;
      return (database.prepare(sql).all(...values, limit) as unknown as DeadLetterRow[]).map(
        toLetter,
      );
    },
    count: (filter) => {
      const { where, values } = toWhere(filter);
      const sql = `SELECT count(*) AS count FROM dead_letters ${where}`;
      return Number(database.prepare(sql).get(...values)?.count);
    },
    replay: (letters) =>
      inTransaction(database, () => {
        const own = letters.filter(remove);
        const nowMs = Date.now();
        for (const letter of own) {
          const body = JSON.stringify(messageOf(letter));
          insert.run(nowMs, nowMs, Buffer.byteLength(body), body);
        }
        return own.length;
      }),
    purge: (letters) => inTransaction(database, () => letters.filter(remove).length),
    close: () => database.close(),
  };
};

import type { DeadLetters, EventQueue, QueueMessage, Settled, Taken } from '../index.js';
import { BURY, toRow } from '../queued/dead-letter-table.js';
import { inTransaction } from './in-transaction.js';
import { claimSpool, explainSpool, openSpool } from './open-spool.js';

/** Bounds how many events one round holds in memory; more come with the next. */
const MAX_TAKEN = 1_000;

/** A message and its place in the spool. */
export interface SpooledMessage extends Taken {
  id: number;
}

export interface SpoolOptions {
  /** The file; beside it come `-wal`, `-shm` and `.lock`. */
  path: string;
  /** Beyond so much waiting nothing is taken, and pages keep their events. Default 1 GB. */
  maxBytes?: number;
}

/** What waits for Klaviyo, and what it refused, in one SQLite file. */
export interface Spool {
  queue: EventQueue;
  deadLetters: DeadLetters;
  /** What is due, marked durably as taken before it is handed out; the oldest first. */
  take(): SpooledMessage[];
  /** Does what was said of each message, all of it or nothing. */
  settle(taken: readonly SpooledMessage[], settled: readonly Settled[]): void;
  /** When the next message is due, in milliseconds since 1970; `undefined` when none waits. */
  nextDueMs(): number | undefined;
  waiting(): { messages: number; bytes: number };
  /** Called when there is something new, with how many events it is. */
  onSent?: (events: number) => void;
  close(): void;
}

/** What waits for its commit. */
interface Send {
  bodies: string[];
  size: number;
  events: number;
  done: PromiseWithResolvers<void>;
}

/**
 * Opens the spool at `path`. What an earlier process had taken and not settled comes again, marked.
 * @throws {Error} in one sentence, when the file cannot be used or another process uses it.
 */
export const createSpool = ({ path, maxBytes = 1_000_000_000 }: SpoolOptions): Spool => {
  const lock = claimSpool(path);
  const database = openSpool(path);
  const prepared = (sql: string) => database.prepare(sql);
  const insert = prepared(
    'INSERT INTO messages (sent_ms, due_ms, bytes, body) VALUES (?, ?, ?, ?)',
  );
  const due = prepared(
    'SELECT id, was_taken, body FROM messages WHERE due_ms <= ? ORDER BY due_ms, id LIMIT ?',
  );
  const mark = prepared('UPDATE messages SET was_taken = 1 WHERE id = ?');
  const remove = prepared('DELETE FROM messages WHERE id = ?');
  const replace = prepared(
    'UPDATE messages SET due_ms = ?, was_taken = 0, bytes = ?, body = ? WHERE id = ?',
  );
  const first = prepared('SELECT min(due_ms) AS due FROM messages');
  const sum = prepared(
    'SELECT count(*) AS messages, coalesce(sum(bytes), 0) AS bytes FROM messages',
  );
  const bury = prepared(BURY);
  const told = prepared('SELECT count(*) AS deadLetters FROM dead_letters');
  const oldest = prepared('SELECT min(sent_ms) AS sent FROM messages');
  const waiting = () => ({ ...(sum.get() as { messages: number; bytes: number }) });
  let { bytes } = waiting();

  /** Sends that share a transaction: what costs is the disk's word for it, and one is enough. */
  let group: Send[] = [];

  const keep = (sends: readonly Send[]): void => {
    const nowMs = Date.now();
    inTransaction(database, () => {
      for (const { bodies } of sends)
        for (const body of bodies) insert.run(nowMs, nowMs, Buffer.byteLength(body), body);
    });
  };
  const keepGroup = (): void => {
    const sends = group;
    group = [];
    try {
      keep(sends);
      for (const { done } of sends) done.resolve();
      spool.onSent?.(sends.reduce((sum, { events }) => sum + events, 0));
    } catch (error) {
      for (const { done, size } of sends) {
        bytes -= size;
        done.reject(explainSpool(path, error));
      }
    }
  };
  const send = (messages: readonly QueueMessage[]): Promise<void> => {
    const bodies = messages.map((message) => JSON.stringify(message));
    const size = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0);
    if (bytes + size > maxBytes)
      return Promise.reject(
        new Error(`spool ${path} is full: ${bytes} of ${maxBytes} bytes wait for Klaviyo`),
      );
    bytes += size;
    const events = messages.reduce((sum, message) => sum + message.events.length, 0);
    const done = Promise.withResolvers<void>();
    // After all that has come by now was read.
    if (!group.length) setImmediate(keepGroup);
    group.push({ bodies, size, events, done });
    return done.promise;
  };

  const spool: Spool = {
    queue: {
      status: async () => {
        const sentMs = (oldest.get()?.sent as number | null) ?? Date.now();
        const { deadLetters } = told.get() as { deadLetters: number };
        return { ...waiting(), oldestMs: Math.max(0, Date.now() - sentMs), deadLetters };
      },
      send,
    },
    deadLetters: {
      bury: async (letters) =>
        inTransaction(database, () => {
          for (const letter of letters) bury.run(...toRow(letter));
        }),
    },
    take: () =>
      inTransaction(database, () => {
        const rows = due.all(Date.now(), MAX_TAKEN) as unknown as {
          id: number;
          was_taken: number;
          body: string;
        }[];
        for (const { id } of rows) mark.run(id);
        return rows.map(({ id, was_taken, body }) => ({
          id,
          wasTaken: was_taken === 1,
          message: JSON.parse(body) as QueueMessage,
        }));
      }),
    settle: (taken, settled) => {
      inTransaction(database, () => {
        for (const [at, { id }] of taken.entries()) {
          const word = settled[at];
          if (!word?.again) remove.run(id);
          else {
            const body = JSON.stringify(word.again);
            replace.run(Date.now() + word.delayMs, Buffer.byteLength(body), body, id);
          }
        }
      });
      bytes = waiting().bytes + group.reduce((sum, { size }) => sum + size, 0);
    },
    nextDueMs: () => (first.get()?.due as number | null) ?? undefined,
    waiting,
    close: () => {
      database.close();
      lock.close();
    },
  };
  return spool;
};

import type {
  DeadLetters,
  EventQueue,
  QueueMessage,
  QueueStatus,
  Settled,
  Taken,
} from '../index.js';
import { BURY, toRow } from '../queued/dead-letter-table.js';
import { isQueueMessage } from '../queued/message.js';
import { createGroupCommit } from './group-commit.js';
import { inTransaction } from './in-transaction.js';
import { claimSpool, openSpool } from './open-spool.js';
import { watchSpool } from './watch-spool.js';

/** Messages of one round; more come with the next. */
const MAX_TAKEN = 1_000;
/** What this release cannot read, another may. */
const UNREADABLE_DELAY_MS = 60 * 60 * 1_000;
/** Nothing waits longer on purpose: what is due later was written under a clock that was wrong. */
const LATEST_DUE_MS = 2 * 60 * 60 * 1_000;

/** A message and its place in the spool. */
export interface SpooledMessage extends Taken {
  id: number;
  bytes: number;
}

export interface SpoolOptions {
  /** The file; beside it come `-wal`, `-shm`, `.lock` and its journal. Only this user may read it. */
  path: string;
  /** Beyond so much waiting nothing is taken, and pages keep their events. Default 1 GB. */
  maxBytes?: number;
  /**
   * Nor when its disk has less than this left, in bytes: what waits could not be sent, because that
   * has to be written, too. Default 64 MB; 0 is as long as the disk takes it.
   */
  minFreeBytes?: number;
}

/** What waits for Klaviyo, and what it refused, in one SQLite file. */
export interface Spool {
  queue: Required<EventQueue>;
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
  /** Called with how many messages cannot be read and are left for later. */
  onUnreadable?: (messages: number) => void;
  close(): void;
}

const read = (body: string): QueueMessage | undefined => {
  try {
    const message: unknown = JSON.parse(body);
    return isQueueMessage(message) ? message : undefined;
  } catch {
    return undefined;
  }
};

interface Row {
  id: number;
  was_taken: number;
  bytes: number;
  body: string;
}

/**
 * Opens the spool at `path`. What an earlier process had taken and not settled comes again, marked.
 * @throws {Error} in one sentence, when the file cannot be used or another process uses it.
 */
export const createSpool = (options: SpoolOptions): Spool => {
  const { path, maxBytes = 1_000_000_000, minFreeBytes = 64_000_000 } = options;
  const lock = claimSpool(path);
  const database = openSpool(path, () => lock.close());
  const watch = watchSpool(path, minFreeBytes);
  /** All of `work` is committed, or nothing. */
  const change = <Result>(work: () => Result): Result =>
    watch.guard(() => inTransaction(database, work));
  const prepared = (sql: string) => database.prepare(sql);
  const due = prepared(
    'SELECT id, was_taken, bytes, body FROM messages WHERE due_ms <= ? OR due_ms > ? ORDER BY due_ms, id LIMIT ?',
  );
  const mark = prepared('UPDATE messages SET was_taken = 1 WHERE id = ?');
  const postpone = prepared('UPDATE messages SET due_ms = ? WHERE id = ?');
  const remove = prepared('DELETE FROM messages WHERE id = ?');
  const replace = prepared(
    'UPDATE messages SET due_ms = ?, was_taken = 0, bytes = ?, body = ? WHERE id = ?',
  );
  const first = prepared('SELECT min(due_ms) AS due FROM messages');
  const count = prepared('SELECT count(*) AS messages FROM messages');
  const sum = prepared('SELECT coalesce(sum(bytes), 0) AS bytes FROM messages');
  const bury = prepared(BURY);
  const told = prepared('SELECT count(*) AS deadLetters FROM dead_letters');
  const oldest = prepared('SELECT sent_ms FROM messages ORDER BY id LIMIT 1');
  const commits = createGroupCommit(database, watch, { path, maxBytes }, Number(sum.get()?.bytes));
  const waiting = () => ({ messages: Number(count.get()?.messages), bytes: commits.bytes() });

  const take = (): SpooledMessage[] =>
    change(() => {
      const nowMs = Date.now();
      const rows = due.all(nowMs, nowMs + LATEST_DUE_MS, MAX_TAKEN) as unknown as Row[];
      let unreadable = 0;
      const taken = rows.flatMap(({ id, was_taken, bytes, body }) => {
        const message = read(body);
        if (!message) {
          unreadable += 1;
          postpone.run(nowMs + UNREADABLE_DELAY_MS, id);
          return [];
        }
        mark.run(id);
        return [{ id, bytes, wasTaken: was_taken === 1, message }];
      });
      if (unreadable) spool.onUnreadable?.(unreadable);
      return taken;
    });

  const settle = (taken: readonly SpooledMessage[], settled: readonly Settled[]): void => {
    let more = 0;
    change(() => {
      for (const [at, { id, bytes }] of taken.entries()) {
        const word = settled[at];
        more -= bytes;
        if (!word?.again) {
          remove.run(id);
          continue;
        }
        const body = JSON.stringify(word.again);
        const size = Buffer.byteLength(body);
        more += size;
        replace.run(Date.now() + word.delayMs, size, body, id);
      }
    });
    commits.changeBy(more);
  };

  const status = async (): Promise<QueueStatus> => {
    return watch.guard(() => {
      const sentMs = Number(oldest.get()?.sent_ms ?? Date.now());
      const deadLetters = Number(told.get()?.deadLetters);
      return { ...waiting(), oldestMs: Math.max(0, Date.now() - sentMs), deadLetters };
    });
  };

  const spool: Spool = {
    queue: {
      send: async (messages) => {
        await commits.add(messages);
        spool.onSent?.(messages.reduce((events, message) => events + message.events.length, 0));
      },
      check: async () => commits.check(),
      status,
    },
    deadLetters: {
      bury: async (letters) =>
        change(() => {
          for (const letter of letters) bury.run(...toRow(letter));
        }),
    },
    take,
    settle,
    nextDueMs: () => (watch.guard(() => first.get())?.due as number | null) ?? undefined,
    waiting,
    close: () => {
      database.close();
      lock.close();
    },
  };
  return spool;
};

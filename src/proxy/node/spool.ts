import type { DeadLetters, EventQueue, QueueStatus, Settled } from '../index.js';
import { createBury } from './bury-letters.js';
import { createGroupCommit } from './group-commit.js';
import { inTransaction } from './in-transaction.js';
import { claimSpool, openSpool } from './open-spool.js';
import { createReadDue, type SpooledMessage } from './read-due.js';
import { createShrink, type Shrink } from './shrink-spool.js';
import { watchSpool } from './watch-spool.js';

/** What this release cannot read, another may. */
const UNREADABLE_DELAY_MS = 60 * 60 * 1_000;
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
  /** Dead letters beyond so much: the oldest give way, and are counted. Default 100 MB. */
  maxDeadLetterBytes?: number;
}

/** What waits for Klaviyo, and what it refused, in one SQLite file. */
export interface Spool {
  queue: Required<EventQueue>;
  deadLetters: DeadLetters;
  /**
   * What is due, marked durably as taken before it is handed out; the oldest first. Beyond what fills
   * a request of Klaviyo's bulk lane, only what fills others.
   */
  take(): SpooledMessage[];
  /** Does what was said of each message, all of it or nothing. */
  settle(taken: readonly SpooledMessage[], settled: readonly Settled[]): void;
  /** When the next message is due, in milliseconds since 1970; `undefined` when none waits. */
  nextDueMs(): number | undefined;
  waiting(): { messages: number; bytes: number };
  /** Called when there is something new, with how many events it is. */
  onSent?: (events: number) => void;
  /** Called with how many events were left, to fill a request with those that come. */
  onLeft?: (events: number) => void;
  /** Called with how many messages cannot be read and are left for later. */
  onUnreadable?: (messages: number) => void;
  /** Called with how many dead letters gave way to newer ones. */
  onForgotten?: (letters: number) => void;
  /** Makes the file smaller by some of what it does not need; true when there is no more of it. */
  shrink: Shrink;
  close(): void;
}

/**
 * Opens the spool at `path`. What an earlier process had taken and not settled comes again, marked.
 * @throws {Error} in one sentence, when the file cannot be used or another process uses it.
 */
export const createSpool = (options: SpoolOptions): Spool => {
  const { path, maxBytes = 1_000_000_000, minFreeBytes = 64_000_000 } = options;
  const { maxDeadLetterBytes = 100_000_000 } = options;
  const lock = claimSpool(path);
  const database = openSpool(path, () => lock.close());
  const watch = watchSpool(path, minFreeBytes);
  /** All of `work` is committed, or nothing. */
  const change = <Result>(work: () => Result): Result =>
    watch.guard(() => inTransaction(database, work));
  const prepared = (sql: string) => database.prepare(sql);
  const readDue = createReadDue(database);
  const mark = prepared('UPDATE messages SET was_taken = 1 WHERE id = ?');
  const postpone = prepared('UPDATE messages SET due_ms = ? WHERE id = ?');
  const remove = prepared('DELETE FROM messages WHERE id = ?');
  const replace = prepared(
    'UPDATE messages SET due_ms = ?, was_taken = 0, bytes = ?, body = ? WHERE id = ?',
  );
  const first = prepared('SELECT min(due_ms) AS due FROM messages');
  const count = prepared('SELECT count(*) AS messages FROM messages');
  const sum = prepared('SELECT coalesce(sum(bytes), 0) AS bytes FROM messages');
  const bury = createBury(database, maxDeadLetterBytes);
  const told = prepared('SELECT count(*) AS deadLetters FROM dead_letters');
  const oldest = prepared('SELECT sent_ms FROM messages ORDER BY id LIMIT 1');
  const commits = createGroupCommit(database, watch, { path, maxBytes }, Number(sum.get()?.bytes));
  const waiting = () => ({ messages: Number(count.get()?.messages), bytes: commits.bytes() });

  const take = (): SpooledMessage[] =>
    change(() => {
      const nowMs = Date.now();
      const { taken, unreadable, left } = readDue(nowMs);
      for (const { id } of taken) mark.run(id);
      for (const id of unreadable) postpone.run(nowMs + UNREADABLE_DELAY_MS, id);
      if (left) spool.onLeft?.(left);
      if (unreadable.length) spool.onUnreadable?.(unreadable.length);
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
      send: async (messages, texts) => {
        await commits.add(texts);
        spool.onSent?.(messages.reduce((events, message) => events + message.events.length, 0));
      },
      check: async () => commits.check(),
      status,
    },
    deadLetters: {
      bury: async (letters) => {
        const forgotten = change(() => bury(letters));
        if (forgotten) spool.onForgotten?.(forgotten);
      },
    },
    take,
    settle,
    nextDueMs: () => (watch.guard(() => first.get())?.due as number | null) ?? undefined,
    waiting,
    shrink: createShrink(database),
    close: () => {
      database.close();
      lock.close();
    },
  };
  return spool;
};

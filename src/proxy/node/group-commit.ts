import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from './in-transaction.js';
import type { SpoolWatch } from './watch-spool.js';

/** What waits for its commit. */
interface Addition {
  bodies: readonly string[];
  bytes: number;
  done: PromiseWithResolvers<void>;
}

/** Adds messages to a spool: what costs is the disk's word for it, and one is enough for many. */
export interface GroupCommit {
  /** Resolves once committed, all or nothing. Rejects in one sentence when there is no room. */
  add(bodies: readonly string[]): Promise<void>;
  /** What waits, and what waits to be committed. */
  bytes(): number;
  changeBy(bytes: number): void;
  /** @throws {Error} when nothing more is taken now. */
  check(): void;
}

export const createGroupCommit = (
  database: DatabaseSync,
  watch: SpoolWatch,
  { path, maxBytes }: { path: string; maxBytes: number },
  bytesBefore: number,
): GroupCommit => {
  const insert = database.prepare(
    'INSERT INTO messages (sent_ms, due_ms, bytes, body) VALUES (?, ?, ?, ?)',
  );
  let bytes = bytesBefore;
  let group: Addition[] = [];

  const insertAll = (additions: readonly Addition[]): void => {
    const nowMs = Date.now();
    inTransaction(database, () => {
      for (const { bodies } of additions)
        for (const body of bodies) insert.run(nowMs, nowMs, Buffer.byteLength(body), body);
    });
  };
  const commit = (): void => {
    const additions = group;
    group = [];
    try {
      watch.guard(() => insertAll(additions));
      for (const { done } of additions) done.resolve();
    } catch (error) {
      for (const addition of additions) {
        bytes -= addition.bytes;
        addition.done.reject(error);
      }
    }
  };
  const demandRoom = (more: number): void => {
    if (bytes + more <= maxBytes) return;
    throw new Error(`spool ${path} is full: ${bytes} of ${maxBytes} bytes wait for Klaviyo`);
  };

  return {
    add: async (bodies) => {
      const size = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0);
      watch.demandFit();
      demandRoom(size);
      bytes += size;
      const done = Promise.withResolvers<void>();
      // After all that has come by now was read.
      if (!group.length) setImmediate(commit);
      group.push({ bodies, bytes: size, done });
      return done.promise;
    },
    bytes: () => bytes,
    changeBy: (change) => {
      bytes += change;
    },
    check: () => {
      watch.check();
      demandRoom(1);
    },
  };
};

import { MAX_BEACON_BYTES } from '../protocol/limits.js';
import type { Entry } from './batch.js';
import { ATTEMPTED, createOutbox, type Outbox } from './outbox.js';
import type { Storage } from './tracker.js';

/** More events than this, or bytes, in the outbox or in memory, and the oldest give way. */
export const MAX_ENTRIES = 10_000;
export const MAX_TOTAL_BYTES = 5_000_000;

export interface Own {
  entry: Entry;
  /** Committed to the outbox as well. */
  isStored?: boolean;
}

export interface Keeper {
  readonly outbox: Outbox;
  /** What this page tracked and may have to send as it closes, and all that storage refused. */
  readonly own: Map<string, Own>;
  storage: Storage;
  error: unknown;
  /** The newest id that may have been sent before. */
  attempted: string;
  /** The route asked to be left alone until then. */
  pausedUntilMs: number;
  /** Counted on this page because storage could not: accepted, rejected, or lost for a full memory. */
  readonly unstored: { accepted: number; rejected: number; full: number };
  /** As `work` does, or `undefined` when storage fails, which is told once. */
  attempt<T>(work: () => Promise<T>): Promise<T | undefined>;
  /** Never rejects: where storage fails the entry stays in memory. */
  keep(entry: Entry): Promise<Storage>;
  drop(id: string): void;
  /** Makes it durable that everything up to `id` may have been sent. */
  mark(id: string | undefined): Promise<unknown>;
}

/** Keeps entries in the outbox, and in memory while that is impossible. */
export const createKeeper = (
  onError: (error: unknown) => void,
  outbox: Outbox = createOutbox(),
): Keeper => {
  let ownBytes = 0;

  const fail = (error: unknown): undefined => {
    if (keeper.storage !== 'memory') onError(error);
    keeper.storage = 'memory';
    keeper.error = error;
  };

  const keeper: Keeper = {
    outbox,
    own: new Map(),
    storage: 'none',
    error: undefined,
    attempted: '',
    pausedUntilMs: 0,
    unstored: { accepted: 0, rejected: 0, full: 0 },
    attempt: (work) => work().catch(fail),
    keep: async (entry) => {
      const { id } = entry.event;
      const record: Own = { entry };
      keeper.own.set(id, record);
      ownBytes += entry.bytes;
      try {
        await outbox.put(id, entry);
        keeper.storage = 'indexeddb';
        record.isStored = true;
        if (ownBytes > MAX_BEACON_BYTES) keeper.drop(id);
      } catch (error) {
        fail(error);
        for (const [oldest, { isStored }] of keeper.own) {
          if (keeper.own.size <= MAX_ENTRIES && ownBytes <= MAX_TOTAL_BYTES) break;
          keeper.drop(oldest);
          if (!isStored) keeper.unstored.full += 1;
        }
      }
      return keeper.storage;
    },
    drop: (id) => {
      ownBytes -= keeper.own.get(id)?.entry.bytes ?? 0;
      keeper.own.delete(id);
    },
    mark: async (id = '') => {
      if (id <= keeper.attempted) return;
      keeper.attempted = id;
      await keeper.attempt(() => outbox.put(ATTEMPTED, id));
    },
  };
  return keeper;
};

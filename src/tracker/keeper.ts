import { MAX_BEACON_BYTES } from '../protocol/limits.js';
import type { Entry } from './batch.js';
import { createBridge, type Doubt, type Learned, type Own } from './bridge.js';
import { ATTEMPTED, createOutbox, type Outbox } from './outbox.js';
import { emptyAccounts, type StoredAccounts } from './stored-accounts.js';
import type { Storage } from './tracker.js';

/** More events than this, or bytes, in the outbox or in memory, and the oldest give way. */
export const MAX_ENTRIES = 10_000;
export const MAX_TOTAL_BYTES = 5_000_000;

export interface Keeper {
  readonly outbox: Outbox;
  /** What this page tracked and may have to send as it closes, and all that storage refused. */
  readonly own: Map<string, Own>;
  /** By the id of the batch: what left this page and was not answered for yet. */
  readonly doubts: Map<string, Doubt>;
  storage: Storage;
  /** The page is left; it may come back. */
  isGone: boolean;
  /** The page set out to be left a moment ago, and may be gone without another word. */
  isLeaving?: boolean;
  error: unknown;
  /** Who the visitor is, as long as this page alone knows it. */
  learned: Learned | undefined;
  /** The newest id that may have been sent before. */
  attempted: string;
  /** The route asked to be left alone until then. */
  pausedUntilMs: number;
  /** Counted on this page because storage could not. */
  readonly unstored: StoredAccounts;
  /** As `work` does, or `undefined` when storage fails, which is told once. */
  attempt<T>(work: () => Promise<T>): Promise<T | undefined>;
  /** Never rejects: where storage fails the entry stays in memory. */
  keep(entry: Entry): Promise<Storage>;
  drop(id: string): void;
  /** Makes it durable that everything up to `id` may have been sent. */
  mark(id: string | undefined): Promise<unknown>;
  /**
   * For the moments a page is left, hidden and seen again: where the database is not open yet, or
   * fails, or the page is gone or about to be, what it does not have goes to localStorage at once;
   * where it works, nothing stays there. Never throws. Returns the name of what it left.
   */
  bridge(): string;
}

const loseFull = ({ lost, untold }: StoredAccounts): void => {
  for (const counts of [lost, untold]) counts.full = (counts.full ?? 0) + 1;
};

/** Keeps entries in the outbox, and in memory while that is impossible. */
export const createKeeper = (
  onError: (error: unknown) => void,
  outbox: Outbox = createOutbox(),
): Keeper => {
  const own = new Map<string, Own>();
  const doubts = new Map<string, Doubt>();
  const unstored = emptyAccounts();
  const bridge = createBridge(own, doubts, unstored, () => keeper.learned);
  let ownBytes = 0;
  let commits = 0;

  const fail = (error: unknown): undefined => {
    if (keeper.storage !== 'memory') onError(error);
    keeper.storage = 'memory';
    keeper.error = error;
  };

  // What was stored may be gone; putting back what is still there changes nothing.
  outbox.onLost = () => {
    for (const record of own.values()) record.isStored &&= false;
  };

  const keeper: Keeper = {
    outbox,
    own,
    doubts,
    storage: 'none',
    isGone: false,
    error: undefined,
    learned: undefined,
    attempted: '',
    pausedUntilMs: 0,
    unstored,
    attempt: (work) => {
      const before = commits;
      // What began to hang before storage worked again says nothing of it now.
      return work().catch((error) => (commits === before ? fail(error) : undefined));
    },
    keep: async (entry) => {
      const { id } = entry.event;
      const record: Own = { entry };
      own.set(id, record);
      ownBytes += entry.bytes;
      if (keeper.isLeaving) keeper.bridge();
      try {
        await outbox.put(id, entry);
        keeper.storage = 'indexeddb';
        commits += 1;
        record.isStored = true;
        if (ownBytes > MAX_BEACON_BYTES) keeper.drop(id);
      } catch (error) {
        fail(error);
        for (const [oldest, { isStored }] of own) {
          if (own.size <= MAX_ENTRIES && ownBytes <= MAX_TOTAL_BYTES) break;
          keeper.drop(oldest);
          if (isStored === undefined) loseFull(unstored);
        }
      }
      // A hidden page may be killed without another word: its record is kept up to date.
      if (document.hidden || keeper.isLeaving) keeper.bridge();
      return keeper.storage;
    },
    drop: (id) => {
      ownBytes -= own.get(id)?.entry.bytes ?? 0;
      own.delete(id);
    },
    mark: async (id = '') => {
      if (id <= keeper.attempted) return;
      keeper.attempted = id;
      await keeper.attempt(() => outbox.put(ATTEMPTED, id));
    },
    bridge: () => bridge(keeper.storage === 'indexeddb' && !keeper.isGone && !keeper.isLeaving),
  };
  return keeper;
};

import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';

/** Event ids begin with a hex digit and sort below this; every other key sorts above it. */
export const END_OF_IDS = 'g';
export const ACCOUNTS = 'h:accounts';
export const ATTEMPTED = 'h:attempted';
/** Before the id of a batch nobody has answered for. */
export const DOUBT = 'h:doubt:';
export const NEXT_ATTEMPT = 'h:next-attempt';
export const PAUSED_UNTIL = 'h:paused-until';
export const VISITOR = 'h:visitor';

/** Some browsers leave a database hanging instead of failing; the page must not hang with it. */
const STORAGE_TIMEOUT_MS = 2_000;

export interface Outbox {
  /** `work` in one transaction; rejects when storage fails, throws or does not answer in time. */
  run<T>(mode: IDBTransactionMode, work: (objects: IDBObjectStore) => Promise<T>): Promise<T>;
  request: typeof promisifyRequest;
  /** The value of a key, or the first of a range. */
  get<Value>(key: IDBValidKey | IDBKeyRange): Promise<Value | undefined>;
  /** Resolves once committed. All writes of one task share a transaction. */
  put(key: string, value: unknown): Promise<void>;
  clear(): Promise<void>;
}

/**
 * What waits, in IndexedDB: keys are event ids, so key order is time order. The connection opens
 * with the first call and stays open: opening it while the page is being left is too late.
 */
export const createOutbox = (store: UseStore = createStore('keepsend', 'outbox')): Outbox => {
  let writes: [string, unknown][] | undefined;
  let writing: Promise<void>;

  const run: Outbox['run'] = (mode, work) =>
    new Promise((resolve, reject) => {
      // In two steps: after a long task, answers that stand in line come before the second.
      setTimeout(
        setTimeout,
        STORAGE_TIMEOUT_MS / 2,
        reject,
        STORAGE_TIMEOUT_MS / 2,
        new Error('storage did not answer'),
      );
      // Opening may throw at once where storage is blocked.
      Promise.resolve()
        .then(() => store(mode, work))
        .then(resolve, reject);
    });

  return {
    run,
    request: promisifyRequest,
    get: (key) => run('readonly', (objects) => promisifyRequest(objects.get(key))),
    put: (key, value) => {
      if (!writes) {
        const mine: [string, unknown][] = [];
        const close = (): void => {
          if (writes === mine) writes = undefined;
        };
        writes = mine;
        writing = run('readwrite', (objects) => {
          close();
          for (const [id, entry] of mine) objects.put(entry, id);
          // Committing by hand saves a turn of the event loop, which a page that is being left may not have.
          objects.transaction.commit?.();
          return promisifyRequest(objects.transaction);
        });
        // What could not even begin must not keep the next from trying.
        writing.catch(close);
      }
      writes.push([key, value]);
      return writing;
    },
    clear: () => run('readwrite', (objects) => promisifyRequest(objects.clear())),
  };
};

import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';

/** Event ids begin with a hex digit and sort below this; every other key sorts above it. */
export const END_OF_IDS = 'g';
export const ACCOUNTS = 'h:accounts';
export const ATTEMPTED = 'h:attempted';
export const PAUSED_UNTIL = 'h:paused-until';
export const VISITOR = 'h:visitor';

/** Some browsers leave a database hanging instead of failing; the page must not hang with it. */
const STORAGE_TIMEOUT_MS = 2_000;

/** Settles as `work` does, a synchronous throw included, or rejects when storage does not answer. */
export const inTime = <T>(work: () => Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    setTimeout(reject, STORAGE_TIMEOUT_MS, new Error('storage did not answer'));
    Promise.resolve().then(work).then(resolve, reject);
  });

/**
 * Committing by hand saves a turn of the event loop, which a page that is being left may not have.
 */
export const commit = (objects: IDBObjectStore): Promise<void> => {
  objects.transaction.commit?.();
  return promisifyRequest(objects.transaction);
};

export interface Outbox {
  store: UseStore;
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
  let writes: [string, unknown][] = [];
  let writing: Promise<void> | undefined;

  const write = (): Promise<void> => {
    const batch = writes;
    writes = [];
    writing = undefined;
    return store('readwrite', (objects) => {
      for (const [key, value] of batch) objects.put(value, key);
      return commit(objects);
    });
  };

  return {
    store,
    get: (key) => inTime(() => store('readonly', (objects) => promisifyRequest(objects.get(key)))),
    put: (key, value) => {
      writes.push([key, value]);
      writing ??= inTime(write);
      return writing;
    },
    clear: () =>
      inTime(() =>
        store('readwrite', (objects) => {
          objects.clear();
          return commit(objects);
        }),
      ),
  };
};

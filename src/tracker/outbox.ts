import { promisifyRequest } from 'idb-keyval';
import { openDatabase, STORE } from './open-database.js';

/*
 * What stands in the store outlives the release that wrote it, and pages of two releases may share
 * it. So a later release may add fields to what stands under these keys, and keys that begin with
 * `h:`; it may change the meaning of nothing that is here. What it stores in another way goes to
 * another store.
 */

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
const hung = new Error('storage did not answer');

export interface Outbox {
  /**
   * `work` in one transaction; when the connection was lost, once more in one of a new connection.
   * Rejects when storage fails, throws or does not answer in time.
   */
  run<T>(mode: IDBTransactionMode, work: (objects: IDBObjectStore) => Promise<T>): Promise<T>;
  request: typeof promisifyRequest;
  /** The value of a key, or the first of a range. */
  get<Value>(key: IDBValidKey | IDBKeyRange): Promise<Value | undefined>;
  /** Resolves once committed. All writes of one task share a transaction. */
  put(key: string, value: unknown): Promise<void>;
  clear(): Promise<void>;
  /**
   * The page is left: what runs is given up and what comes waits, until it is back. WebKit keeps an
   * unfinished transaction with a page in the back/forward cache, where it blocks every other page
   * of the shop; what it begins in `pagehide` never lands (measured in WebKitGTK 2.50).
   */
  sleep(): void;
  wake(): void;
  /** Called when the connection is lost, and perhaps with it what was stored. */
  onLost?: () => void;
}

/** Half of some work must not be committed. */
const abort = (transaction: IDBTransaction): void => {
  try {
    transaction.abort();
  } catch {
    // Being committed, done, or aborted by the browser.
  }
};

/**
 * What waits, in IndexedDB: keys are event ids, so key order is time order. The connection opens
 * with the first call and stays open: opening it while the page is being left is too late. It makes
 * way for an upgrade or deletion by another tab, and the next call opens it again.
 */
export const createOutbox = (open: () => Promise<IDBDatabase> = openDatabase): Outbox => {
  let opening: Promise<IDBDatabase> | undefined;
  let patienceMs = STORAGE_TIMEOUT_MS;
  const running = new Set<IDBTransaction>();
  let sleeping: Promise<void> | undefined;
  let writes: [string, unknown][] | undefined;
  let writing: Promise<void>;

  const forget = (): void => {
    opening?.then(
      (database) => database.close(),
      () => {},
    );
    opening = undefined;
  };
  const lose = (): void => {
    forget();
    outbox.onLost?.();
  };
  const use = async <T>(
    mode: IDBTransactionMode,
    work: (objects: IDBObjectStore) => Promise<T>,
  ): Promise<T> => {
    opening ??= open();
    const database = await opening;
    // Begun anew when the page is back, and only once.
    if (sleeping) throw hung;
    database.onclose = database.onversionchange = lose;
    const transaction = database.transaction(STORE, mode);
    running.add(transaction);
    try {
      const result = await work(transaction.objectStore(STORE));
      patienceMs = STORAGE_TIMEOUT_MS;
      return result;
    } catch (error) {
      abort(transaction);
      throw error;
    } finally {
      running.delete(transaction);
    }
  };
  const run = <T>(
    mode: IDBTransactionMode,
    work: (objects: IDBObjectStore) => Promise<T>,
    isLast?: boolean,
  ): Promise<T> =>
    Promise.race([
      use(mode, work),
      new Promise<never>((_, reject) => {
        // In two steps: after a long task, answers that stand in line come before the second.
        setTimeout(setTimeout, patienceMs / 2, reject, patienceMs / 2, hung);
      }),
    ]).catch((error) => {
      // Given up as the page was left; it begins anew when the page is back.
      if (sleeping) return sleeping.then(() => run(mode, work));
      // Where there is no room, another connection has none either.
      if (/Quota/.test(error)) throw error;
      if (error === hung) {
        // It may come to its end late, and must not be done twice; the next ones wait for less.
        forget();
        patienceMs = STORAGE_TIMEOUT_MS / 4;
        throw error;
      }
      lose();
      if (isLast) throw error;
      return run(mode, work, true);
    });

  const outbox: Outbox = {
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
        const write = (objects: IDBObjectStore): Promise<void> => {
          close();
          for (const [id, entry] of mine) objects.put(entry, id);
          // Committing by hand saves a turn of the event loop, which a page that is being left may not have.
          objects.transaction.commit?.();
          return promisifyRequest(objects.transaction);
        };
        // Not in the caller's time: a shop's click handler should not wait for it.
        writing = Promise.resolve().then(() => run('readwrite', write));
        // What could not even begin must not keep the next from trying.
        writing.catch(close);
      }
      writes.push([key, value]);
      return writing;
    },
    clear: () => run('readwrite', (objects) => promisifyRequest(objects.clear())),
    sleep: () => {
      sleeping ??= new Promise((resolve) => {
        outbox.wake = () => {
          sleeping = undefined;
          resolve();
        };
      });
      running.forEach(abort);
    },
    wake: () => {},
  };
  return outbox;
};

import { type UseStore } from 'idb-keyval';
/** Event ids begin with a hex digit and sort below this; every other key sorts above it. */
export declare const END_OF_IDS = "g";
export declare const ACCOUNTS = "h:accounts";
export declare const ATTEMPTED = "h:attempted";
export declare const PAUSED_UNTIL = "h:paused-until";
export declare const VISITOR = "h:visitor";
/** Settles as `work` does, a synchronous throw included, or rejects when storage does not answer. */
export declare const inTime: <T>(work: () => Promise<T>) => Promise<T>;
/**
 * Committing by hand saves a turn of the event loop, which a page that is being left may not have.
 */
export declare const commit: (objects: IDBObjectStore) => Promise<void>;
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
export declare const createOutbox: (store?: UseStore) => Outbox;

import { promisifyRequest, type UseStore } from 'idb-keyval';
/** Event ids begin with a hex digit and sort below this; every other key sorts above it. */
export declare const END_OF_IDS = "g";
export declare const ACCOUNTS = "h:accounts";
export declare const ATTEMPTED = "h:attempted";
export declare const PAUSED_UNTIL = "h:paused-until";
export declare const VISITOR = "h:visitor";
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
export declare const createOutbox: (store?: UseStore) => Outbox;

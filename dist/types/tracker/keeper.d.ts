import type { Entry } from './batch.js';
import { type Outbox } from './outbox.js';
import type { Storage } from './tracker.js';
/** More events than this, or bytes, in the outbox or in memory, and the oldest give way. */
export declare const MAX_ENTRIES = 10000;
export declare const MAX_TOTAL_BYTES = 5000000;
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
    readonly unstored: {
        accepted: number;
        rejected: number;
        full: number;
    };
    /** As `work` does, or `undefined` when storage fails, which is told once. */
    attempt<T>(work: () => Promise<T>): Promise<T | undefined>;
    /** Never rejects: where storage fails the entry stays in memory. */
    keep(entry: Entry): Promise<Storage>;
    drop(id: string): void;
    /** Makes it durable that everything up to `id` may have been sent. */
    mark(id: string | undefined): Promise<unknown>;
}
/** Keeps entries in the outbox, and in memory while that is impossible. */
export declare const createKeeper: (onError: (error: unknown) => void, outbox?: Outbox) => Keeper;

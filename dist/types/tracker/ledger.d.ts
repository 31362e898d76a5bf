import type { WireAnswer, WireEvent } from '../protocol/wire.js';
import type { Entry, Parcel } from './batch.js';
import type { Core } from './core.js';
import type { Keeper } from './keeper.js';
/** Numbers that outlive the page; they change in the transaction that changes the entries. */
export interface StoredAccounts {
    accepted: number;
    rejected: number;
    lost: {
        [reason: string]: number;
    };
    /** Of `lost`, what the route has not been told yet. */
    untold: {
        [reason: string]: number;
    };
}
export declare const emptyAccounts: () => StoredAccounts;
/** What an event is called in lists. */
export declare const nameEvent: (event: WireEvent | undefined) => string;
/** Entries oldest first, those after `after`; the ones that only memory has come with the first page. */
export declare const readEntries: (keeper: Keeper, limit: number, after?: string) => Promise<Entry[]>;
/** How many wait, in the outbox and in memory. */
export declare const countEntries: (keeper: Keeper) => Promise<number>;
/** Whether a look at the whole outbox is worth its while. */
export declare const mayExceedLimits: ({ keeper, firstIdAt }: Core) => Promise<boolean>;
/** Removes the entries that are still there, `post`s for each, and closes the accounts: one transaction. */
export declare const settle: ({ outbox, attempt }: Keeper, ids: string[], post: (accounts: StoredAccounts, id: string) => void, told?: {
    [reason: string]: number;
}) => Promise<unknown>;
export interface Taken {
    parcel?: Parcel | undefined;
    /** Nothing was taken: the route asked to be left alone for so long. */
    pausedMs?: number;
}
/** The oldest entries of one person, sealed; they stay until they are settled. */
export declare const takeParcel: (core: Core, maxEvents: number) => Promise<Taken>;
/**
 * Forgets what was answered and tells each fate. Resolves to whether anything was settled: not so
 * when storage cannot forget, or the same events would leave again and again without a pause.
 */
export declare const settleParcel: (core: Core, parcel: Parcel, answer: WireAnswer) => Promise<boolean>;
/** Leaves the route alone for so long, on the next pages too. */
export declare const pause: ({ keeper }: Core, delayMs: number) => Promise<void>;

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
/** Removes the entries that are still there, `post`s for each, and closes the accounts: one transaction. */
export declare const settle: ({ outbox, attempt }: Keeper, ids: string[], post: (accounts: StoredAccounts, id: string) => void, told?: {
    [reason: string]: number;
}) => Promise<unknown>;

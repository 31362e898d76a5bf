import type { Entry } from './batch.js';
import type { Core } from './core.js';
import type { Keeper } from './keeper.js';
/** Entries oldest first, those after `after`; the ones that only memory has come with the first page. */
export declare const readEntries: (keeper: Keeper, limit: number, after?: string) => Promise<Entry[]>;
/** How many wait, in the outbox and in memory. */
export declare const countEntries: (keeper: Keeper) => Promise<number>;
/** Whether a look at the whole outbox is worth its while. */
export declare const mayExceedLimits: ({ keeper, firstIdAt }: Core) => Promise<boolean>;

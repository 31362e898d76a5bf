import type { DatabaseSync } from 'node:sqlite';
import type { Taken } from '../index.js';
/** A message and its place in the spool. */
export interface SpooledMessage extends Taken {
    id: number;
    bytes: number;
}
/** What is due. */
export interface Due {
    /** The oldest first, in whole requests where there are that many. At least one, however large. */
    taken: SpooledMessage[];
    /** The ids of what cannot be read. */
    unreadable: number[];
    /** How many events wait for others, to fill a request with them. */
    left: number;
}
export type ReadDue = (nowMs: number) => Due;
export declare const createReadDue: (database: DatabaseSync) => ReadDue;

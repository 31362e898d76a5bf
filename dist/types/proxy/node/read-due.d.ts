import type { DatabaseSync } from 'node:sqlite';
import type { Taken } from '../index.js';
/** A message and its place in the spool. */
export interface SpooledMessage extends Taken {
    id: number;
    bytes: number;
}
/** What is due, the oldest first, and the ids of what cannot be read. At least one, however large. */
export type ReadDue = (nowMs: number) => {
    taken: SpooledMessage[];
    unreadable: number[];
};
export declare const createReadDue: (database: DatabaseSync) => ReadDue;

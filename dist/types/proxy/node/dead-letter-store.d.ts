import type { DeadLetter } from '../index.js';
import { type DeadLetterFilter } from './dead-letter-rows.js';
/** The dead letters of a spool. It may be at work meanwhile. */
export interface DeadLetterStore {
    /** Newest first, at most so many. */
    find(filter: DeadLetterFilter, limit: number): DeadLetter[];
    count(filter: DeadLetterFilter): number;
    /**
     * Puts events back into the queue, as they were, and takes them from the dead letters, all or
     * none. How many: another one may have done it since they were found.
     */
    replay(letters: readonly DeadLetter[]): number;
    purge(letters: readonly DeadLetter[]): number;
    close(): void;
}
/**
 * Opens the dead letters of the spool at `path`.
 * @throws {Error} in one sentence, when there is none or it cannot be used.
 */
export declare const openDeadLetters: (path: string) => DeadLetterStore;

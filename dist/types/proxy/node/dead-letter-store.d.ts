import type { DeadLetter } from '../index.js';
/** Which dead letters; all of what is given must fit. */
export interface DeadLetterFilter {
    id?: string | undefined;
    metric?: string | undefined;
    code?: string | undefined;
    /** Those that died then or later. */
    since?: Date | undefined;
}
/** The dead letters of a spool. It may be at work meanwhile. */
export interface DeadLetterStore {
    /** Newest first, at most so many. */
    find(filter: DeadLetterFilter, limit: number): DeadLetter[];
    count(filter: DeadLetterFilter): number;
    /** Puts an event back into the queue, as it was, and takes it from the dead letters. */
    replay(letter: DeadLetter): void;
    purge(letter: DeadLetter): void;
    close(): void;
}
/**
 * Opens the dead letters of the spool at `path`.
 * @throws {Error} in one sentence, when there is none or it cannot be used.
 */
export declare const openDeadLetters: (path: string) => DeadLetterStore;

import type { DeadLetters, EventQueue, Settled } from '../index.js';
import { type SpooledMessage } from './read-due.js';
import { type Shrink } from './shrink-spool.js';
export interface SpoolOptions {
    /** The file; beside it come `-wal`, `-shm`, `.lock` and its journal. Only this user may read it. */
    path: string;
    /** Beyond so much waiting nothing is taken, and pages keep their events. Default 1 GB. */
    maxBytes?: number;
    /**
     * Nor when its disk has less than this left, in bytes: what waits could not be sent, because that
     * has to be written, too. Default 64 MB; 0 is as long as the disk takes it.
     */
    minFreeBytes?: number;
    /** Dead letters beyond so much: the oldest give way, and are counted. Default 100 MB. */
    maxDeadLetterBytes?: number;
}
/** What waits for Klaviyo, and what it refused, in one SQLite file. */
export interface Spool {
    queue: Required<EventQueue>;
    deadLetters: DeadLetters;
    /**
     * What is due, marked durably as taken before it is handed out; the oldest first. Beyond what fills
     * a request of Klaviyo's bulk lane, only what fills others.
     */
    take(): SpooledMessage[];
    /** Does what was said of each message, all of it or nothing. */
    settle(taken: readonly SpooledMessage[], settled: readonly Settled[]): void;
    /** When the next message is due, in milliseconds since 1970; `undefined` when none waits. */
    nextDueMs(): number | undefined;
    waiting(): {
        messages: number;
        bytes: number;
    };
    /** Called when there is something new, with how many events it is. */
    onSent?: (events: number) => void;
    /** Called with how many events were left, to fill a request with those that come. */
    onLeft?: (events: number) => void;
    /** Called with how many messages cannot be read and are left for later. */
    onUnreadable?: (messages: number) => void;
    /** Called with how many dead letters gave way to newer ones. */
    onForgotten?: (letters: number) => void;
    /** Makes the file smaller by some of what it does not need; true when there is no more of it. */
    shrink: Shrink;
    close(): void;
}
/**
 * Opens the spool at `path`. What an earlier process had taken and not settled comes again, marked.
 * @throws {Error} in one sentence, when the file cannot be used or another process uses it.
 */
export declare const createSpool: (options: SpoolOptions) => Spool;

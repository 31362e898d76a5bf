import type { Words } from '../delivery/deliver-items.js';
import type { Item } from '../delivery/item.js';
import { type DeadLetter } from './dead-letter.js';
import type { QueueMessage } from './message.js';
/** What to do with a message: nothing more, or to put this in its place, to be taken later. */
export type Settled = {
    again?: undefined;
} | {
    again: QueueMessage;
    delayMs: number;
    /** Nothing of it was tried, because Klaviyo takes nothing now: nor would it take what comes next. */
    isBehind?: true;
};
/** Of the second half at random, so that messages that failed together do not come back together. */
export declare const backOff: (tries: number) => number;
/**
 * What is left of a message, and the dead letters it leaves behind. What may have reached Klaviyo
 * once, in this round or before (`isRepeat`), stays a repeat.
 */
export declare const settleMessage: (message: QueueMessage, items: readonly Item[], words: Words, isRepeat: boolean) => {
    settled: Settled;
    letters: DeadLetter[];
};

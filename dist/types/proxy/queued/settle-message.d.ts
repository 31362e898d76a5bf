import { type DeadLetter } from './dead-letter.js';
import type { Words } from './deliver-items.js';
import type { Item } from './item.js';
import type { QueueMessage } from './message.js';
/** What to do with a message: nothing more, or to put this in its place, to be taken later. */
export type Settled = {
    again?: undefined;
} | {
    again: QueueMessage;
    delayMs: number;
};
/** Of the second half at random, so that messages that failed together do not come back together. */
export declare const backOff: (tries: number) => number;
/** What is left of a message, and the dead letters it leaves behind. */
export declare const settleMessage: (message: QueueMessage, items: readonly Item[], words: Words) => {
    settled: Settled;
    letters: DeadLetter[];
};

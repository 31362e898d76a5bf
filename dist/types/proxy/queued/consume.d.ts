import type { KlaviyoWriter } from '../../klaviyo/index.js';
import type { IsLate } from '../late.js';
import type { LogEntry } from '../route-options.js';
import type { DeadLetters } from './dead-letter.js';
import { type QueueMessage } from './message.js';
import { type Settled } from './settle-message.js';
/** A message as it comes from the queue. */
export interface Taken {
    message: QueueMessage;
    /** A consumer had it before and never said what became of it. */
    wasTaken: boolean;
}
export interface ConsumerOptions {
    klaviyo: KlaviyoWriter;
    /** The metric that records who a visitor turned out to be. */
    identifiedMetric: string;
    /** Whether an event starts no flow any more. */
    isLate: IsLate;
    deadLetters: DeadLetters;
    log: (entry: LogEntry) => void;
    /** What is not begun by then waits for the next time, in milliseconds. Default five minutes. */
    patienceMs?: number;
}
/**
 * Brings messages to Klaviyo; resolves to what to do with each. Never rejects. What is not begun
 * when the signal aborts comes again.
 */
export type Consumer = (taken: readonly Taken[], signal?: AbortSignal) => Promise<Settled[]>;
/**
 * The consumer of a queue. Each event it is given is recorded once, or becomes a dead letter with
 * its reason, or is in a message that comes again.
 */
export declare const createConsumer: (options: ConsumerOptions) => Consumer;

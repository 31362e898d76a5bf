import type { WireEvent } from '../../protocol/wire.js';
import type { Person } from '../person.js';
/** Cloudflare Queues: 128 KB a message, about 100 bytes of them their own (platform limits). */
export declare const MAX_MESSAGE_BYTES = 100000;
/** Accepted events of one person, on their way to Klaviyo. What is written outlives this release. */
export interface QueueMessage {
    v: 1;
    visitor: Person;
    /** Judged, their times corrected. */
    events: WireEvent[];
    /** They may have been sent before: only Klaviyo's single lane takes a repeat without harm. */
    isRepeat?: true;
    /** How often Klaviyo was asked and gave no word on them, beyond the first. */
    tries?: number;
}
export declare const isQueueMessage: (value: unknown) => value is QueueMessage;
/** What a queue gave as text or as value; `undefined` when it is no JSON. */
export declare const readBody: (body: unknown) => unknown;
/** What a queue gave, if it is a message of ours. */
export declare const readMessage: (body: unknown) => QueueMessage | undefined;
/** A message that may have been sent before. */
export declare const asRepeat: (message: QueueMessage) => QueueMessage;
/** What waits, for the operator, as far as the queue can tell. */
export interface QueueStatus {
    messages?: number | undefined;
    bytes?: number | undefined;
    /** How long the oldest message has waited, in milliseconds; 0 when none does. */
    oldestMs?: number | undefined;
    deadLetters?: number | undefined;
}
/** Where accepted events wait for the consumer. */
export interface EventQueue {
    /** Rejects when the queue takes nothing now. */
    check?(): Promise<void>;
    /** Where the queue can tell. */
    status?(): Promise<QueueStatus>;
    /**
     * Resolves once they are durable, all of them; rejects when not all are, and then any may be.
     * `texts`: each of them as JSON, for a queue that stores such.
     */
    send(messages: readonly QueueMessage[], texts: readonly string[]): Promise<void>;
}
interface Packed<Event> {
    messages: QueueMessage[];
    /** Each of them as JSON. */
    texts: string[];
    oversized: Event[];
}
/**
 * As few messages as hold these events. Those too large for any message are left over: a queue
 * cannot take them.
 */
export declare const toMessages: <Event extends WireEvent>(visitor: Person, events: readonly Event[], isRepeat: boolean) => Packed<Event>;
export {};

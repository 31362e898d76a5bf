import type { EventQueue } from '../queued/message.js';
import type { LogEntry } from '../route-options.js';
/** What we use of a Durable Object's binding. */
export interface GathererNamespace {
    idFromName(name: string): unknown;
    get(id: never): {
        fetch(address: string, init: object): Promise<Response>;
    };
}
/**
 * A queue that gets small messages through Durable Objects, several in one. Without a word of
 * theirs it gets them itself, as repeats, because it may have them already.
 */
export declare const createGatheredQueue: (queue: EventQueue, namespace: GathererNamespace, log: (entry: LogEntry) => void) => EventQueue;

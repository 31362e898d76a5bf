import { type EventQueue } from '../queued/message.js';
import type { LogEntry } from '../route-options.js';
import type { CloudflareQueue } from './cloudflare-queue.js';
/** What we use of a Durable Object's binding. */
export interface GathererNamespace {
    idFromName(name: string): unknown;
    get(id: never): {
        fetch(address: string, init: object): Promise<Response>;
    };
}
/**
 * A queue that gets small messages through Durable Objects, several in one. Without their word that
 * the queue has a message it gets it itself, as a repeat, because it may have it already.
 */
export declare const createGatheredQueue: (queue: CloudflareQueue, namespace: GathererNamespace, log: (entry: LogEntry) => void) => EventQueue;

import type { EventQueue, QueueMessage } from '../queued/message.js';
import type { Database, QueueBinding } from './bindings.js';
/** A queue that can hand over later. */
export interface CloudflareQueue extends EventQueue {
    send(messages: readonly QueueMessage[], texts: readonly string[], delaySeconds?: number): Promise<void>;
}
/** A queue of Cloudflare's as the place where accepted events wait. How many, it does not tell. */
export declare const createCloudflareQueue: (binding: QueueBinding, database: Database | undefined) => CloudflareQueue;

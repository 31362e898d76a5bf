import type { QueueBinding } from './bindings.js';
/** Its word once the queue has it. Nothing else says that by chance. */
export declare const TAKEN = 299;
/**
 * A Durable Object that gathers what several of a Worker's processes put into the queue `EVENTS`:
 * Cloudflare hands 100 messages to a consumer at most, however little is in each. It keeps nothing.
 * Who asks is answered once the queue has it.
 */
export declare class Gatherer {
    #private;
    constructor(_state: unknown, { EVENTS }: {
        EVENTS: QueueBinding;
    });
    fetch(request: Request): Promise<Response>;
}

import type { DeliveredMessage } from './cloudflare/bindings.js';
import type { RouteOptions } from './route-options.js';
import { type WorkerEnv } from './worker-env.js';
/** What keeps a Worker at work after its client is gone. */
interface WorkerContext {
    waitUntil(work: Promise<unknown>): void;
}
/** What the platform hands over of a queue. */
interface MessageBatch {
    readonly messages: readonly DeliveredMessage[];
    retryAll(options?: {
        delaySeconds?: number;
    }): void;
}
/** A Cloudflare Worker: what the platform asks of its default export. */
export interface Worker {
    /** The route. A wrong configuration answers 503, so that pages keep their events. */
    fetch(request: Request, env: WorkerEnv, context?: WorkerContext): Promise<Response>;
    /** The other end of the queue `EVENTS`. Never throws; a wrong configuration leaves the queue as it is. */
    queue(batch: MessageBatch, env: WorkerEnv): Promise<void>;
}
/**
 * The Worker of one shop. Options are what its variables cannot say, such as schemas; where both say
 * something, the options count.
 */
export declare const createWorker: (options?: Partial<RouteOptions>) => Worker;
export {};

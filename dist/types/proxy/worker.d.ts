import type { DeliveredMessage } from './cloudflare/bindings.js';
import { type WorkerEnv } from './worker-env.js';
export type { WorkerEnv };
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
/**
 * The Cloudflare Worker. A wrong configuration answers 503, so that pages keep their events, and
 * leaves the queue as it is.
 */
declare const _default: {
    fetch(request: Request, env: WorkerEnv, context?: WorkerContext): Promise<Response>;
    /** The other end of the queue `EVENTS`. Never throws. */
    queue(batch: MessageBatch, env: WorkerEnv): Promise<void>;
};
export default _default;

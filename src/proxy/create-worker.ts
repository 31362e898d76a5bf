import { createWorkerLog } from './cloudflare/analytics.js';
import type { Database, DeliveredMessage, QueueBinding } from './cloudflare/bindings.js';
import { consumeBatch, postpone } from './cloudflare/consume-batch.js';
import { createD1DeadLetters } from './cloudflare/d1-dead-letters.js';
import { createQueueConsumer } from './create-queue-consumer.js';
import { createRoute, type Route } from './create-route.js';
import { guardResponse } from './guard-response.js';
import { createMetrics } from './metrics.js';
import type { Consumer } from './queued/consume.js';
import { toForgottenEntry } from './queued/dead-letter.js';
import { redact, redactAll } from './redact.js';
import { Refusal, toProblemResponse } from './refusal.js';
import type { LogEntry, RouteOptions } from './route-options.js';
import { readEnv, type WorkerEnv } from './worker-env.js';

/** What keeps a Worker at work after its client is gone. */
interface WorkerContext {
  waitUntil(work: Promise<unknown>): void;
}

/** What the platform hands over of a queue. */
interface MessageBatch {
  readonly messages: readonly DeliveredMessage[];
  retryAll(options?: { delaySeconds?: number }): void;
}

/** How long pages and the queue are kept away while the Worker is not set up. */
const SETUP_DELAY_SECONDS = 300;

/** Bindings live as long as the isolate: one of each for each set of them. */
const once = <Made>(make: (env: WorkerEnv) => Promise<Made>) => {
  const made = new WeakMap<WorkerEnv, Promise<Made>>();
  return (env: WorkerEnv): Promise<Made> => {
    const known = made.get(env);
    if (known) return known;
    const one = make(env);
    made.set(env, one);
    // What could not be made is tried anew.
    one.catch(() => made.delete(env));
    return one;
  };
};

const complain = (error: unknown): void => {
  const detail = redact(String((error as Error | undefined)?.message ?? error));
  console.error(JSON.stringify({ at: 'configuration', detail }));
};

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
export const createWorker = (options: Partial<RouteOptions> = {}): Worker => {
  /** Of this isolate: Cloudflare runs several, and ends them as it likes. */
  const { metrics = createMetrics() } = options;
  /** For what neither the route nor the consumer says itself. */
  const logOf =
    ({ ANALYTICS }: WorkerEnv) =>
    (entry: LogEntry): void => {
      metrics.count(entry);
      (options.log ?? createWorkerLog(ANALYTICS))(redactAll(entry));
    };
  const readOptions = async (env: WorkerEnv): Promise<RouteOptions> => ({
    ...(await readEnv(env, logOf(env))),
    ...options,
    metrics,
  });
  const routeFor = once<Route>(async (env) => createRoute(await readOptions(env)));
  const consumerFor = once<Consumer>(async (env) =>
    createQueueConsumer(
      await readOptions(env),
      createD1DeadLetters(env.DEAD_LETTERS as Database, (letters) =>
        logOf(env)(toForgottenEntry(letters)),
      ),
    ),
  );
  return {
    fetch: async (request, env, context) => {
      try {
        // Cloudflare's own word, on every request; whatever else names an address, a stranger may write.
        const address = request.headers.get('cf-connecting-ip') ?? undefined;
        const answer = (await routeFor(env))(request, { address });
        // A page that leaves meanwhile shall find its answer remembered.
        context?.waitUntil(answer);
        return await answer;
      } catch (error) {
        complain(error);
        const detail = "The route is not set up; its operator finds the reason in the Worker's log";
        const headers = { 'retry-after': String(SETUP_DELAY_SECONDS) };
        return guardResponse(toProblemResponse(new Refusal(503, detail, headers)));
      }
    },
    queue: async (batch, env) => {
      try {
        const consume = await consumerFor(env);
        await consumeBatch(batch.messages, env.EVENTS as QueueBinding, consume, logOf(env));
      } catch (error) {
        complain(error);
        if (env.EVENTS) await postpone(batch.messages, env.EVENTS, SETUP_DELAY_SECONDS * 1_000);
        else batch.retryAll({ delaySeconds: SETUP_DELAY_SECONDS });
      }
    },
  };
};

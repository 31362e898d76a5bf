export type { Caller } from './caller.js';
export { Counters } from './cloudflare/counters.js';
export { Gatherer } from './cloudflare/gatherer.js';
export { createQueueConsumer } from './create-queue-consumer.js';
export { createRoute, type Route } from './create-route.js';
export { createWorker, type Worker } from './create-worker.js';
export type { IpPolicy } from './ip-policy.js';
export type { LateRule } from './late.js';
export { createMetrics, type Metrics } from './metrics.js';
export type { UnsafeText } from './policy/guard-fields.js';
export type { MetricSchema, MetricSchemas } from './policy/metric-schemas.js';
export type { StandardSchema } from './policy/standard-schema.js';
export type { Consumer, Taken } from './queued/consume.js';
export type { DeadLetter, DeadLetters } from './queued/dead-letter.js';
export type {
  EventQueue,
  QueueMessage,
  QueueStatus,
} from './queued/message.js';
export type { Settled } from './queued/settle-message.js';
export type { RateLimit, RateLimiter, RateLimits } from './rate-limits.js';
export type { LogEntry, RouteOptions } from './route-options.js';
export type { Budgets } from './trust/budgets.js';
export type { TypedIdentity } from './trust/typed-identity.js';
export type { Taken as Counted, WindowCounter } from './window-counter.js';
export type { WorkerEnv } from './worker-env.js';

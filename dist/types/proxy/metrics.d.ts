import type { QueueStatus } from './queued/message.js';
import type { LogEntry } from './route-options.js';
/** Counters since the start of a process, made from what it logs. */
export interface Metrics {
    count(entry: LogEntry): void;
    /** Prometheus' text format, version 0.0.4. */
    render(queue: QueueStatus | undefined): string;
}
/** Counts from nothing. Give the same to a route and its consumer, and the route shows both. */
export declare const createMetrics: () => Metrics;

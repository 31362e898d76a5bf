import { plainName } from '../plain-name.js';
import type { LogEntry, RouteOptions } from '../route-options.js';
import { createSparingLog } from '../sparing-log.js';
import { createGuard, type Guard } from './guard-fields.js';
import { type CheckSchemas, createCheckSchemas } from './metric-schemas.js';

/** Metrics that stand for money and start order flows: only the shop's server may send them. */
export const SERVER_ONLY_METRICS: readonly string[] = [
  'Placed Order',
  'Ordered Product',
  'Fulfilled Order',
  'Fulfilled Partial Order',
  'Cancelled Order',
  'Canceled Order',
  'Refunded Order',
];

/** What the shop lets pass, compiled. */
export interface Policy {
  /** As `plainName` has them. */
  serverOnly: ReadonlySet<string>;
  /** The same of those a page may send; `undefined` is all others. */
  allowed: ReadonlySet<string> | undefined;
  checkSchemas: CheckSchemas;
  guard: Guard;
}

export const createPolicy = (
  {
    serverOnlyMetrics = SERVER_ONLY_METRICS,
    allowedMetrics,
    metricSchemas = {},
    ...content
  }: RouteOptions,
  log: (entry: LogEntry) => void,
  complain = createSparingLog(log),
): Policy => ({
  serverOnly: new Set(serverOnlyMetrics.map(plainName)),
  allowed: allowedMetrics && new Set(allowedMetrics.map(plainName)),
  checkSchemas: createCheckSchemas(metricSchemas, (metric, error) =>
    // Its message may hold what a visitor typed.
    complain({ at: 'error', name: 'metricSchemas', metric, detail: (error as Error)?.name }),
  ),
  guard: createGuard(content),
});

import { checkOptions, secretsOf } from './check-options.js';
import { createConsoleLog } from './console-log.js';
import type { IpPolicy } from './ip-policy.js';
import { createIsLate, type IsLate } from './late.js';
import { createPolicy, type Policy } from './policy/policy.js';
import type { EventQueue } from './queued/message.js';
import { DEFAULT_RATE_LIMITS, type RateLimiter, type RateLimits } from './rate-limits.js';
import { redactAll } from './redact.js';
import type { LogEntry, RouteOptions } from './route-options.js';
import { type Budgets, DEFAULT_BUDGETS } from './trust/budgets.js';
import type { TypedIdentity } from './trust/typed-identity.js';
import type { WindowCounter } from './window-counter.js';

/** Options, checked and complete. */
export interface Settings {
  queue: EventQueue | undefined;
  apiKey: string;
  nextApiKey: string | undefined;
  basePath: string;
  shopOrigins: readonly string[];
  cookieSecret: string | undefined;
  metricsToken: string | undefined;
  cookieDomain: string | undefined;
  serverSecrets: readonly string[] | undefined;
  tokenSecrets: readonly string[];
  typedIdentity: TypedIdentity;
  policy: Policy;
  budgets: Required<Budgets>;
  counters: WindowCounter | undefined;
  identifiedMetric: string;
  isLate: IsLate;
  rateLimits: Required<RateLimits>;
  rateLimiter: RateLimiter | undefined;
  ipPolicy: IpPolicy;
  klaviyoUrl: string | undefined;
  klaviyoTimeoutMs: number;
  klaviyoShare: number;
  log: (entry: LogEntry) => void;
}

/** An event that was delivered is not undone because its line could not be written. */
const withoutThrowing =
  (log: (entry: LogEntry) => void) =>
  (entry: LogEntry): void => {
    try {
      log(entry);
    } catch {
      // There is no other place to say so.
    }
  };

/** @throws {TypeError} that names the first option that is wrong, what came and what is allowed. */
export const readOptions = (options: RouteOptions): Settings => {
  checkOptions(options);
  const { log = createConsoleLog(), metrics } = options;
  const secrets = secretsOf(options);
  const write = withoutThrowing((entry) => {
    metrics?.count(entry);
    log(redactAll(entry, secrets));
  });
  return {
    queue: options.queue,
    apiKey: String(options.apiKey),
    nextApiKey: options.nextApiKey,
    basePath: options.basePath,
    shopOrigins: options.shopOrigins ?? [],
    cookieSecret: options.cookieSecret,
    metricsToken: options.metricsToken,
    cookieDomain: options.cookieDomain,
    serverSecrets: options.serverSecrets,
    tokenSecrets: options.tokenSecrets ?? [],
    typedIdentity: options.typedIdentity ?? 'accept',
    policy: createPolicy(options, write),
    budgets: { ...DEFAULT_BUDGETS, ...options.budgets },
    counters: options.counters,
    identifiedMetric: options.identifiedMetric ?? 'Identified',
    isLate: createIsLate(options.backfillAfterMs),
    rateLimits: {
      perAddress: options.rateLimits?.perAddress ?? DEFAULT_RATE_LIMITS.perAddress,
      perVisitor: options.rateLimits?.perVisitor ?? DEFAULT_RATE_LIMITS.perVisitor,
    },
    rateLimiter: options.rateLimiter,
    ipPolicy: options.ipPolicy ?? 'none',
    klaviyoUrl: options.klaviyoUrl,
    klaviyoTimeoutMs: options.klaviyoTimeoutMs ?? 8_000,
    klaviyoShare: options.klaviyoShare ?? 0.6,
    log: write,
  };
};

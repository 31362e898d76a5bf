import { redactKey } from '../klaviyo/index.js';
import { MAX_METRIC_LENGTH } from '../protocol/limits.js';
import { SERVER_ONLY_METRICS } from './judge-event.js';
import { createIsLate, type IsLate } from './late.js';
import { plainName } from './plain-name.js';
import type { EventQueue } from './queued/message.js';
import type { LogEntry, RouteOptions } from './route-options.js';

/** Options, checked and complete. */
export interface Settings {
  queue: EventQueue | undefined;
  apiKey: string;
  basePath: string;
  shopOrigins: readonly string[];
  cookieSecret: string | undefined;
  metricsToken: string | undefined;
  cookieDomain: string | undefined;
  /** As `plainName` has them. */
  serverOnly: ReadonlySet<string>;
  identifiedMetric: string;
  isLate: IsLate;
  klaviyoUrl: string | undefined;
  klaviyoTimeoutMs: number;
  log: (entry: LogEntry) => void;
}

/** Never repeated in a message. */
const SECRETS: readonly (keyof RouteOptions)[] = ['apiKey', 'cookieSecret', 'metricsToken'];

const demand = (
  isFine: boolean,
  option: keyof RouteOptions,
  came: unknown,
  allowed: string,
): void => {
  if (isFine) return;
  const shown = SECRETS.includes(option) ? typeof came : JSON.stringify(came);
  throw new TypeError(
    `${option} must be ${allowed}; what came is ${redactKey(shown ?? 'undefined')}`,
  );
};

const DOMAIN = /^\.?[a-z\d-]+(\.[a-z\d-]+)+$/i;

const isOrigin = (origin: string): boolean =>
  URL.canParse(origin) && new URL(origin).origin === origin;

const isHttpUrl = (url: string): boolean =>
  URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

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
  const {
    apiKey,
    basePath,
    shopOrigins = [],
    cookieSecret,
    cookieDomain,
    identifiedMetric = 'Identified',
    klaviyoUrl,
    klaviyoTimeoutMs = 8_000,
  } = options;
  demand(/^pk_[\w-]+$/.test(String(apiKey)), 'apiKey', apiKey, 'a private key of Klaviyo (pk_...)');
  demand(
    /^(\/[\w.-]+)+$/.test(String(basePath)),
    'basePath',
    basePath,
    "a path like '/q7f2', without a slash at its end",
  );
  demand(
    Array.isArray(shopOrigins) && shopOrigins.every(isOrigin),
    'shopOrigins',
    shopOrigins,
    "a list of origins like 'https://shop.example'",
  );
  demand(
    cookieSecret === undefined || String(cookieSecret).length >= 32,
    'cookieSecret',
    cookieSecret,
    'at least 32 characters',
  );
  const { metricsToken } = options;
  demand(
    metricsToken === undefined || /^[\x21-\x7e]{16,}$/.test(metricsToken),
    'metricsToken',
    metricsToken,
    'at least 16 characters without blanks',
  );
  demand(
    cookieDomain === undefined || DOMAIN.test(cookieDomain),
    'cookieDomain',
    cookieDomain,
    "a domain like 'shop.example'",
  );
  demand(
    /\S/.test(String(identifiedMetric)) && String(identifiedMetric).length <= MAX_METRIC_LENGTH,
    'identifiedMetric',
    identifiedMetric,
    `a metric's name of at most ${MAX_METRIC_LENGTH} characters`,
  );
  demand(
    klaviyoUrl === undefined || isHttpUrl(klaviyoUrl),
    'klaviyoUrl',
    klaviyoUrl,
    'an http(s) address',
  );
  const { backfillAfterMs = {} } = options;
  const limits =
    typeof backfillAfterMs === 'number' ? [backfillAfterMs] : Object.values(backfillAfterMs);
  demand(
    limits.every((ms) => typeof ms === 'number' && ms >= 0),
    'backfillAfterMs',
    backfillAfterMs,
    'a number of milliseconds from 0 on, or one for each metric',
  );
  demand(
    klaviyoTimeoutMs > 0,
    'klaviyoTimeoutMs',
    klaviyoTimeoutMs,
    'a number of milliseconds above 0',
  );
  demand(
    options.queue === undefined || typeof options.queue?.send === 'function',
    'queue',
    typeof options.queue,
    'an object with a method `send`',
  );
  const write = options.log ?? ((entry: LogEntry) => console.log(JSON.stringify(entry)));
  return {
    queue: options.queue,
    apiKey: String(apiKey),
    basePath,
    shopOrigins,
    cookieSecret,
    metricsToken,
    cookieDomain,
    serverOnly: new Set((options.serverOnlyMetrics ?? SERVER_ONLY_METRICS).map(plainName)),
    identifiedMetric,
    isLate: createIsLate(options.backfillAfterMs),
    klaviyoUrl,
    klaviyoTimeoutMs,
    log: withoutThrowing((entry) => {
      options.metrics?.count(entry);
      write(entry);
    }),
  };
};

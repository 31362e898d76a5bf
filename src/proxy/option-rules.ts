import { MIN_SECRET_LENGTH } from '../protocol/identity-token.js';
import { MAX_METRIC_LENGTH } from '../protocol/limits.js';
import { IP_POLICIES, type IpPolicy } from './ip-policy.js';
import {
  isBudgets,
  isDomain,
  isDuration,
  isHttpUrl,
  isOneOrTwo,
  isOrigin,
  isRateLimits,
  isSecret,
  maybe,
  RATE_LIMITS,
} from './option-kinds.js';
import { isHosts, isNames, isSchemas } from './policy/check-policy-options.js';
import type { RouteOptions } from './route-options.js';
import { isServerSecret } from './server/verify-signature.js';
import { DEFAULT_BUDGETS } from './trust/budgets.js';
import { TYPED_IDENTITIES, type TypedIdentity } from './trust/typed-identity.js';

type Rule = readonly [
  option: keyof RouteOptions,
  isFine: (value: unknown) => boolean,
  allowed: string,
];

const isKey = (key: unknown): boolean => /^pk_[\w-]+$/.test(String(key));
const A_KEY = 'a private key of Klaviyo (pk_...)';

/** What each option may be, in the order in which they are looked at. */
export const RULES: readonly Rule[] = [
  ['apiKey', isKey, A_KEY],
  ['nextApiKey', maybe(isKey), A_KEY],
  [
    'basePath',
    (path) => /^(\/[\w.-]+)+$/.test(String(path)),
    "a path like '/q7f2', without a slash at its end",
  ],
  [
    'shopOrigins',
    maybe((origins) => Array.isArray(origins) && origins.every(isOrigin)),
    "a list of origins like 'https://shop.example'",
  ],
  ['cookieSecret', maybe((secret) => String(secret).length >= 32), 'at least 32 characters'],
  [
    'metricsToken',
    maybe((token) => /^[\x21-\x7e]{16,}$/.test(String(token))),
    'at least 16 characters without blanks',
  ],
  [
    'serverSecrets',
    maybe(isOneOrTwo(isServerSecret)),
    'one or two secrets, each whsec_ and 24 bytes or more in Base64',
  ],
  [
    'tokenSecrets',
    maybe(isOneOrTwo(isSecret)),
    `one or two texts of at least ${MIN_SECRET_LENGTH} characters`,
  ],
  [
    'typedIdentity',
    maybe((mode) => TYPED_IDENTITIES.includes(mode as TypedIdentity)),
    `one of ${TYPED_IDENTITIES.map((mode) => `'${mode}'`).join(', ')}`,
  ],
  ['allowedMetrics', maybe(isNames), "a list of metrics' names"],
  ['markupProperties', maybe(isNames), "a list of properties' names"],
  ['linkHosts', maybe(isHosts), "a list of hosts like 'shop.example' or '*.shop.example'"],
  [
    'unsafeText',
    maybe((text) => ['clean', 'reject', 'keep'].includes(String(text))),
    "'clean', 'reject' or 'keep'",
  ],
  [
    'metricSchemas',
    maybe(isSchemas),
    'an object with { properties, value } for each metric, each a schema of Standard Schema',
  ],
  [
    'budgets',
    maybe(isBudgets),
    `an object with numbers above 0 for ${Object.keys(DEFAULT_BUDGETS).join(', ')}`,
  ],
  [
    'counters',
    maybe((counters) => typeof (counters as RouteOptions['counters'])?.take === 'function'),
    'an object with a method `take`',
  ],
  ['cookieDomain', maybe(isDomain), "a domain like 'shop.example'"],
  [
    'identifiedMetric',
    maybe((name) => /\S/.test(String(name)) && String(name).length <= MAX_METRIC_LENGTH),
    `a metric's name of at most ${MAX_METRIC_LENGTH} characters`,
  ],
  ['klaviyoUrl', maybe(isHttpUrl), 'an http(s) address'],
  [
    'backfillAfterMs',
    maybe((rule) =>
      typeof rule === 'object' && rule !== null
        ? Object.values(rule).every(isDuration)
        : isDuration(rule),
    ),
    'a number of milliseconds from 0 on, or one for each metric',
  ],
  ['klaviyoTimeoutMs', maybe((ms) => Number(ms) > 0), 'a number of milliseconds above 0'],
  [
    'rateLimits',
    maybe(isRateLimits),
    `an object with ${RATE_LIMITS.join(' or ')}, each false or { requests, windowMs } with numbers above 0`,
  ],
  [
    'rateLimiter',
    maybe((limiter) => typeof (limiter as RouteOptions['rateLimiter'])?.limit === 'function'),
    'an object with a method `limit`',
  ],
  [
    'ipPolicy',
    maybe((policy) => IP_POLICIES.includes(policy as IpPolicy)),
    `one of ${IP_POLICIES.join(', ')}`,
  ],
  [
    'klaviyoShare',
    maybe((share) => typeof share === 'number' && share > 0 && share <= 1),
    'a number above 0 and up to 1',
  ],
  [
    'queue',
    maybe((queue) => typeof (queue as RouteOptions['queue'])?.send === 'function'),
    'an object with a method `send`',
  ],
];

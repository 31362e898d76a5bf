import { MIN_SECRET_LENGTH } from '../protocol/identity-token.js';
import { DEFAULT_BUDGETS } from './trust/budgets.js';

const DOMAIN = /^\.?[a-z\d-]+(\.[a-z\d-]+)+$/i;

export const isDomain = (domain: unknown): boolean => DOMAIN.test(String(domain));

export const isOrigin = (origin: unknown): boolean =>
  typeof origin === 'string' && URL.canParse(origin) && new URL(origin).origin === origin;

export const isHttpUrl = (url: unknown): boolean =>
  URL.canParse(String(url)) && /^https?:$/.test(new URL(String(url)).protocol);

/** What may stand in `rateLimits`. */
export const RATE_LIMITS = ['perAddress', 'perVisitor'];

const isRateLimit = (limit: unknown): boolean => {
  const { requests, windowMs } = Object(limit);
  const isFine = typeof requests === 'number' && requests > 0 && Number.isFinite(windowMs);
  return limit === false || (isFine && windowMs > 0);
};

export const isRateLimits = (limits: unknown): boolean =>
  typeof limits === 'object' &&
  limits !== null &&
  Object.entries(limits).every(
    ([name, limit]) => RATE_LIMITS.includes(name) && (limit === undefined || isRateLimit(limit)),
  );
export const isBudgets = (budgets: unknown): boolean =>
  typeof budgets === 'object' &&
  budgets !== null &&
  Object.entries(budgets).every(
    ([name, limit]) =>
      Object.hasOwn(DEFAULT_BUDGETS, name) && typeof limit === 'number' && limit > 0,
  );

/** Two slots: what is to go, and what takes its place. */
export const isOneOrTwo =
  (isFine: (secret: unknown) => boolean) =>
  (secrets: unknown): boolean =>
    Array.isArray(secrets) && [1, 2].includes(secrets.length) && secrets.every(isFine);

export const isSecret = (secret: unknown): boolean =>
  typeof secret === 'string' && secret.length >= MIN_SECRET_LENGTH;

export const isDuration = (ms: unknown): boolean => typeof ms === 'number' && ms >= 0;

/** An option that may be left out. */
export const maybe =
  (isFine: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || isFine(value);

import type { KlaviyoError } from './klaviyo-error.js';

/** A repeat of these can at worst be the same request again. */
const REPEATABLE = [0, 408, 429, 500, 502, 503, 504, 524];
/** The only answer that says for certain that nothing was processed and that trying again may help. */
const UNPROCESSED = [429];

/** Where the waits without a `Retry-After` begin, and where they stop growing. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;
/** Beyond `Retry-After`, so that clients turned away together do not come back together. */
const LEAST_SPREAD_MS = 250;
const SPREAD = 0.1;

export interface RetryRules {
  /** Attempts after the first. */
  retries: number;
  /** The longest `Retry-After` that is waited for. */
  maxRetryAfterMs: number;
  /** Whether Klaviyo takes the same request a second time without harm. */
  isRepeatable: boolean;
}

/**
 * How long to wait before the next attempt, or `undefined` when there should be none. Never less
 * than `Retry-After`: coming back early is always refused (documented). Without one, full jitter
 * under a limit that doubles.
 */
export const retryDelay = (
  { status, retryAfterMs }: KlaviyoError,
  attempt: number,
  { retries, maxRetryAfterMs, isRepeatable }: RetryRules,
  random: () => number = Math.random,
): number | undefined => {
  if (attempt >= retries) return undefined;
  if (!(isRepeatable ? REPEATABLE : UNPROCESSED).includes(status)) return undefined;
  if (retryAfterMs === undefined)
    return random() * Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS);
  if (retryAfterMs > maxRetryAfterMs) return undefined;
  return retryAfterMs + random() * Math.max(LEAST_SPREAD_MS, retryAfterMs * SPREAD);
};

import { inTime } from './in-time.js';
import type { Metrics } from './metrics.js';
import type { RateLimit, RateLimiter } from './rate-limits.js';
import { Refusal } from './refusal.js';
import { retryAfter } from './retry-after.js';
import type { Settings } from './settings.js';
import { createSparingLog } from './sparing-log.js';
import { createWindowCounter } from './window-counter.js';

/** What is counted by. */
type By = 'address' | 'visitor';

/** A limiter of one's own does not say when to come again: Cloudflare's shorter period. */
const LIMITER_DELAY_MS = 10_000;
/** A limiter that says nothing for so long limits nobody. */
const LIMITER_PATIENCE_MS = 1_000;
/** A line of the log for each refused request would be the stranger's to write. */
const LOG_EVERY_MS = 60_000;

const tooMany = (by: By, delayMs: number, limit?: RateLimit): Refusal => {
  const wait = retryAfter(delayMs);
  const { requests = 0, windowMs = 0 } = limit ?? {};
  return new Refusal(429, 'Too many requests; keep the events and wait', {
    ...wait,
    // draft-ietf-httpapi-ratelimit-headers-10
    ...(limit && {
      'ratelimit-policy': `"${by}";q=${requests};w=${Math.ceil(windowMs / 1000)}`,
      ratelimit: `"${by}";r=0;t=${wait['retry-after']}`,
    }),
  });
};

/**
 * Counts one request of somebody; of nobody, none is counted.
 * @throws {Refusal} 429 with `Retry-After` when it was one too many: the page keeps its events.
 */
export type Admit = (by: By, who: string | undefined) => Promise<void>;

/** Counts requests by address and by visitor. A limiter that fails limits nobody. */
export const createAdmit = (
  { rateLimits, rateLimiter, log }: Settings,
  metrics: Pick<Metrics, 'count'>,
): Admit => {
  const counters = { address: createWindowCounter(), visitor: createWindowCounter() };
  const lines = createWindowCounter();
  const complain = createSparingLog(log);
  const unsaid = { address: 0, visitor: 0 };
  const limits = { address: rateLimits.perAddress, visitor: rateLimits.perVisitor };

  const note = async (by: By): Promise<void> => {
    metrics.count({ at: 'limit', by });
    unsaid[by] += 1;
    const { isWithin } = await lines.take(by, 1, LOG_EVERY_MS);
    if (!isWithin) return;
    log({ at: 'limit', by, requests: unsaid[by] });
    unsaid[by] = 0;
  };
  const refuse = async (by: By, delayMs: number, limit?: RateLimit): Promise<never> => {
    await note(by);
    throw tooMany(by, delayMs, limit);
  };
  const askLimiter = async (limiter: RateLimiter, key: string): Promise<boolean> => {
    try {
      return (await inTime(LIMITER_PATIENCE_MS, limiter.limit({ key }))).success !== false;
    } catch (error) {
      complain({ at: 'error', name: 'rateLimiter', detail: String(error) });
      return true;
    }
  };
  return async (by, who) => {
    if (who === undefined) return;
    if (by === 'address' && rateLimiter && !(await askLimiter(rateLimiter, `${by} ${who}`)))
      await refuse(by, LIMITER_DELAY_MS);
    const limit = limits[by];
    if (!limit) return;
    const { isWithin, retryAfterMs } = await counters[by].take(who, limit.requests, limit.windowMs);
    if (!isWithin) await refuse(by, retryAfterMs, limit);
  };
};

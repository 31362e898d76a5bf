/** How many requests an endpoint takes a second and a minute. */
export type Quota = readonly [burst: number, steady: number];

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** Klaviyo's tiers by what they take a minute (documented). */
const BURSTS: { readonly [steady: number]: number } = {
  15: 1,
  60: 3,
  150: 10,
  700: 75,
  750: 75,
  3500: 350,
};

/** The slowest tier: where an endpoint of unknown quota begins, until its first answer tells. */
export const UNKNOWN: Quota = [1, 15];

const readNumber = (headers: Headers, name: string): number =>
  Number.parseInt(headers.get(name) ?? '', 10);

/** What is known of an endpoint's two windows. */
export interface Windows {
  /** When the next request may leave: in the past for now, never before an answer for `Infinity`. */
  opensAt(): number;
  /** Notes that a request leaves now. */
  start(): void;
  /** Learns from what became of it. */
  learn(headers: Headers, retryAfterMs: number): void;
}

/**
 * The windows of one endpoint. Any second and any minute, wherever they begin, see at most the
 * quota's share, because nobody says where Klaviyo's own windows begin. Nor when a request
 * arrives: it takes its place from when it leaves until a whole window after its answer.
 */
export const createWindows = (share: number, quota: Quota, now: () => number): Windows => {
  let [burst, steady] = quota;
  let ends: number[] = [];
  let underWay = 0;
  let closedUntil = 0;
  let left = Number.POSITIVE_INFINITY;
  let resetAt = 0;
  const freeAt = (limit: number, windowMs: number): number => {
    const places = Math.max(1, Math.floor(limit * share)) - underWay;
    if (places <= 0) return Number.POSITIVE_INFINITY;
    return (ends.at(-places) ?? Number.NEGATIVE_INFINITY) + windowMs;
  };
  return {
    opensAt: () => {
      const until = left < 1 ? resetAt : 0;
      return Math.max(closedUntil, until, freeAt(burst, SECOND_MS), freeAt(steady, MINUTE_MS));
    },
    start: () => {
      left -= 1;
      underWay += 1;
    },
    learn: (headers, retryAfterMs) => {
      underWay -= 1;
      ends.push(now());
      if (ends.length > 2 * steady) ends = ends.slice(-steady);
      const limit = readNumber(headers, 'ratelimit-limit');
      if (limit > 0 && limit !== steady) {
        steady = limit;
        burst = BURSTS[limit] ?? Math.max(1, Math.floor(limit / 15));
      }
      const remaining = readNumber(headers, 'ratelimit-remaining');
      const resetMs = readNumber(headers, 'ratelimit-reset') * SECOND_MS;
      if (remaining >= 0 && resetMs >= 0) {
        // Those under way may or may not be counted in it already.
        left = remaining - underWay;
        resetAt = now() + Math.min(resetMs, MINUTE_MS);
      }
      closedUntil = Math.max(closedUntil, now() + retryAfterMs);
    },
  };
};

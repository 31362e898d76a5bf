import type { Rate } from '../endpoints/call.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

// Buckets of one minute ago are worth nothing, but company ids are free to invent.
const MAX_BUCKETS = 10_000;

/** What a request may do: go on, with what is left of the steady window, or come back later. */
export type Verdict =
  | { readonly limit: number; readonly remaining: number; readonly resetSeconds: number }
  | { readonly retryAfterSeconds: number };

/** Counts requests by bucket: one account at one endpoint. */
export interface Limiter {
  /**
   * Counts one request at `now`, unless a window is full. Whoever comes back earlier than told is
   * refused again (documented), even where the window is over before a whole second is. A request
   * that is turned away is not counted (assumed): an early one makes nobody wait longer.
   */
  take(bucket: string, rate: Rate, now: number): Verdict;
  clear(): void;
}

interface Window {
  readonly lengthMs: number;
  readonly limit: number;
}

/** How far one window of one bucket is used. */
interface Use {
  readonly start: number;
  readonly count: number;
}

/** What the first request was told that found a window full. */
interface Told {
  readonly at: number;
  readonly until: number;
  /** Another rate is another promise. */
  readonly steady: number;
}

interface Bucket {
  readonly uses: readonly Use[];
  readonly told?: Told;
}

const STEADY = 1;

const windowsOf = ({ burst, steady, daily }: Rate): readonly Window[] => [
  { lengthMs: SECOND_MS, limit: burst },
  { lengthMs: MINUTE_MS, limit: steady },
  ...(daily === undefined ? [] : [{ lengthMs: DAY_MS, limit: daily }]),
];

// Fixed windows (documented) that begin with the clock's second, minute and UTC day (assumed).
const startOf = ({ lengthMs }: Window, now: number) => Math.floor(now / lengthMs) * lengthMs;

const secondsUntilEnd = (window: Window, now: number) =>
  Math.max(1, Math.ceil((startOf(window, now) + window.lengthMs - now) / 1_000));

/** A share of a rate: 1 is all of it. At least one request stays allowed in each window. */
export const scaleRate = ({ burst, steady, daily }: Rate, share: number): Rate => {
  const scale = (limit: number) => Math.max(1, Math.floor(limit * share));
  return {
    burst: scale(burst),
    steady: scale(steady),
    ...(daily !== undefined && { daily: scale(daily) }),
  };
};

const countAll = (windows: readonly Window[], used: readonly Use[] | undefined, now: number) =>
  windows.map((window, index): Use => {
    const start = startOf(window, now);
    const last = used?.[index];
    return last?.start === start ? last : { start, count: 0 };
  });

// A clock that was moved back is before the promise.
const isEarly = ({ at, until, steady }: Told, rate: Rate, now: number) =>
  steady === rate.steady && at <= now && now < until;

const secondsFull = (windows: readonly Window[], uses: readonly Use[], now: number) =>
  Math.max(
    0,
    ...windows
      .filter(({ limit }, index) => (uses[index]?.count ?? 0) >= limit)
      .map((window) => secondsUntilEnd(window, now)),
  );

/** A limiter that has counted nothing yet. */
export const createLimiter = (): Limiter => {
  const buckets = new Map<string, Bucket>();
  return {
    take: (name, rate, now) => {
      const { uses: used, told } = buckets.get(name) ?? {};
      if (told !== undefined && isEarly(told, rate, now))
        return { retryAfterSeconds: Math.ceil((told.until - now) / 1_000) };
      const windows = windowsOf(rate);
      const uses = countAll(windows, used, now);
      const { steady } = rate;
      const retryAfterSeconds = secondsFull(windows, uses, now);
      if (retryAfterSeconds > 0) {
        const until = now + retryAfterSeconds * 1_000;
        buckets.set(name, { uses, told: { at: now, until, steady } });
        return { retryAfterSeconds };
      }
      if (buckets.size >= MAX_BUCKETS && !buckets.has(name)) buckets.clear();
      buckets.set(name, { uses: uses.map(({ start, count }) => ({ start, count: count + 1 })) });
      return {
        limit: steady,
        remaining: steady - (uses[STEADY]?.count ?? 0) - 1,
        resetSeconds: secondsUntilEnd(windows[STEADY] as Window, now),
      };
    },
    clear: () => buckets.clear(),
  };
};

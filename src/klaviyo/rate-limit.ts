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
const UNKNOWN: Quota = [1, 15];

const readNumber = (headers: Headers, name: string): number =>
  Number.parseInt(headers.get(name) ?? '', 10);

/** Keeps the requests of one endpoint within both windows. */
export interface Gate {
  /** Resolves when the next request may leave; in the order of asking. */
  enter(signal?: AbortSignal): Promise<void>;
  /**
   * Must follow every `enter`. Learns from the answer, if one came: the quota, what others have
   * used of it, how long to stay away.
   */
  learn(headers?: Headers, retryAfterMs?: number): void;
}

interface Place {
  go(): void;
}

/**
 * A gate for one endpoint. Any second and any minute, wherever they begin, see at most the quota's
 * share, because nobody says where Klaviyo's own windows begin.
 */
export const createGate = (
  share: number,
  quota: Quota = UNKNOWN,
  now: () => number = () => performance.now(),
): Gate => {
  let [burst, steady] = quota;
  let starts: number[] = [];
  let closedUntil = 0;
  let left = Number.POSITIVE_INFINITY;
  let resetAt = 0;
  let underWay = 0;
  const queue = new Set<Place>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const cap = (limit: number): number => Math.max(1, Math.floor(limit * share));
  const free = (limit: number, windowMs: number): number =>
    (starts.at(-cap(limit)) ?? Number.NEGATIVE_INFINITY) + windowMs;
  const opensAt = (): number =>
    Math.max(closedUntil, left < 1 ? resetAt : 0, free(burst, SECOND_MS), free(steady, MINUTE_MS));
  const start = (): void => {
    starts.push(now());
    left -= 1;
    underWay += 1;
    if (starts.length > 2 * steady) starts = starts.slice(-steady);
  };
  const drain = (): void => {
    clearTimeout(timer);
    for (const place of queue) {
      const waitMs = opensAt() - now();
      if (waitMs > 0) {
        timer = setTimeout(drain, Math.ceil(waitMs));
        return;
      }
      queue.delete(place);
      start();
      place.go();
    }
  };
  return {
    enter: (signal) =>
      new Promise((resolve, reject) => {
        const leave = (): void => {
          queue.delete(place);
          // An empty queue must not keep a process awake.
          drain();
          reject(signal?.reason);
        };
        const place = {
          go: () => {
            signal?.removeEventListener('abort', leave);
            resolve();
          },
        };
        signal?.addEventListener('abort', leave, { once: true });
        queue.add(place);
        drain();
      }),
    learn: (headers = new Headers(), retryAfterMs = 0) => {
      underWay -= 1;
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
      drain();
    },
  };
};

/** The gates of one account, one for each endpoint, made when it is first asked. */
export type Gates = (endpoint: string, quota?: Quota) => Gate;

/** Gates that leave the rest of each quota, beyond `share`, to others who use the account. */
export const createGates = (share: number): Gates => {
  const gates = new Map<string, Gate>();
  return (endpoint, quota) => {
    const gate = gates.get(endpoint) ?? createGate(share, quota);
    gates.set(endpoint, gate);
    return gate;
  };
};

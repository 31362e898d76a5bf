import { bucketOf } from './bucket.js';
import type { Call } from './call.js';
import { setLongTimeout } from './wait.js';
import { createWindows, type Quota, UNKNOWN } from './windows.js';

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

/** A gate for one endpoint, where those wait who may not leave yet. */
export const createGate = (
  share: number,
  quota: Quota = UNKNOWN,
  now: () => number = () => performance.now(),
): Gate => {
  const windows = createWindows(share, quota, now);
  const queue = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const drain = (): void => {
    clearTimeout(timer);
    for (const go of queue) {
      const waitMs = windows.opensAt() - now();
      if (waitMs > 0) {
        if (waitMs < Number.POSITIVE_INFINITY) timer = setLongTimeout(drain, Math.ceil(waitMs));
        return;
      }
      queue.delete(go);
      windows.start();
      go();
    }
  };
  return {
    enter: (signal) =>
      new Promise((resolve, reject) => {
        const leave = (): void => {
          queue.delete(go);
          // An empty queue must not keep a process awake.
          drain();
          reject(signal?.reason);
        };
        const go = (): void => {
          signal?.removeEventListener('abort', leave);
          resolve();
        };
        signal?.addEventListener('abort', leave, { once: true });
        queue.add(go);
        drain();
      }),
    learn: (headers = new Headers(), retryAfterMs = 0) => {
      windows.learn(headers, retryAfterMs);
      drain();
    },
  };
};

/** The gates of one account, one for what is counted together, made when it is first asked. */
export type Gates = (call: Call) => Gate;

/** Gates that leave the rest of each quota, beyond `share`, to others who use the account. */
export const createGates = (share: number): Gates => {
  const gates = new Map<string, Gate>();
  return (call) => {
    const { name, quota } = bucketOf(call);
    const gate = gates.get(name) ?? createGate(share, quota);
    gates.set(name, gate);
    return gate;
  };
};

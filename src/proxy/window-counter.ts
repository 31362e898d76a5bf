/** Whether one more was within its limit, and when the next would be. */
export interface Taken {
  isWithin: boolean;
  /** Until the window ends and counting begins anew, in milliseconds; 0 when this one was within. */
  retryAfterMs: number;
}

/** Counts by key in windows of time that follow each other. */
export interface WindowCounter {
  /**
   * Counts `cost` (default 1) for a key unless that is more than `limit` within a window of
   * `windowMs`; what is refused is not counted. Keys may be seen by whoever keeps the counts, so an
   * identifier has to be a digest.
   */
  take(key: string, limit: number, windowMs: number, cost?: number): Promise<Taken>;
}

interface Window {
  endMs: number;
  count: number;
}

/** Strangers choose keys: memory must not grow with them. */
const MAX_KEYS = 50_000;

/** Counts in memory: exact for one process, forgotten with it. At most `maxKeys` windows are held; the oldest give way. */
export const createWindowCounter = (maxKeys = MAX_KEYS): WindowCounter => {
  const windows = new Map<string, Window>();
  const find = (key: string, windowMs: number): Window => {
    const nowMs = Date.now();
    const known = windows.get(key);
    if (known && known.endMs > nowMs && known.endMs <= nowMs + windowMs) return known;
    // Windows of one length begin at the same moments wherever they are counted.
    const fresh = { endMs: (Math.floor(nowMs / windowMs) + 1) * windowMs, count: 0 };
    windows.delete(key);
    windows.set(key, fresh);
    for (const oldest of windows.keys()) {
      if (windows.size <= maxKeys) break;
      windows.delete(oldest);
    }
    return fresh;
  };
  return {
    take: async (key, limit, windowMs, cost = 1) => {
      const window = find(key, windowMs);
      const isWithin = window.count + cost <= limit;
      if (isWithin) window.count += cost;
      return { isWithin, retryAfterMs: isWithin ? 0 : window.endMs - Date.now() };
    },
  };
};

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
   * `windowMs`; what is refused is not counted. A cost below 0 gives back what was taken, and one of 0
   * only asks: it leaves nothing behind. Keys may be seen by whoever keeps the counts, so an identifier
   * has to be a digest.
   */
  take(key: string, limit: number, windowMs: number, cost?: number): Promise<Taken>;
}

/** What is counted of one key. */
export interface Window {
  endMs: number;
  count: number;
}

/** The window that is now: the known one, or another that begins with nothing. */
export const currentWindow = (
  known: Window | undefined,
  windowMs: number,
  nowMs: number,
): Window => {
  if (known && known.endMs > nowMs && known.endMs <= nowMs + windowMs) return known;
  // Windows of one length begin at the same moments wherever they are counted.
  return { endMs: (Math.floor(nowMs / windowMs) + 1) * windowMs, count: 0 };
};

/** Counts within a window, where its limit allows. */
export const takeFrom = (window: Window, limit: number, cost: number, nowMs: number): Taken => {
  const isWithin = window.count + cost <= limit;
  if (isWithin) window.count = Math.max(0, window.count + cost);
  return { isWithin, retryAfterMs: isWithin ? 0 : window.endMs - nowMs };
};

/** Strangers choose keys: memory must not grow with them. */
const MAX_KEYS = 50_000;

/** Counts in memory: exact for one process, forgotten with it. At most `maxKeys` windows are held; the oldest give way. */
export const createWindowCounter = (maxKeys = MAX_KEYS): WindowCounter => {
  const windows = new Map<string, Window>();
  const find = (key: string, windowMs: number, nowMs: number): Window => {
    const known = windows.get(key);
    const window = currentWindow(known, windowMs, nowMs);
    if (window === known) return known;
    windows.delete(key);
    windows.set(key, window);
    for (const oldest of windows.keys()) {
      if (windows.size <= maxKeys) break;
      windows.delete(oldest);
    }
    return window;
  };
  return {
    take: async (key, limit, windowMs, cost = 1) => {
      const nowMs = Date.now();
      const window = cost
        ? find(key, windowMs, nowMs)
        : currentWindow(windows.get(key), windowMs, nowMs);
      return takeFrom(window, limit, cost, nowMs);
    },
  };
};

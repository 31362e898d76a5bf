/** The longest a timer takes, 24 days; beyond it would end at once. */
export const LONGEST_MS = 2 ** 31 - 1;

/** A timer that ends after the time, or after the longest there is. */
export const setLongTimeout = (end: () => void, ms: number): ReturnType<typeof setTimeout> =>
  setTimeout(end, Math.min(ms, LONGEST_MS));

/** Resolves after the time, or rejects with the signal's reason as soon as it ends. */
export const wait = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setLongTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, ms);
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted) end();
  });

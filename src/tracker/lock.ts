/**
 * Runs `work` while no other tab does. Where there are no locks, or they are blocked with the
 * rest of storage, it just runs: a second sender repeats events, and repeats are harmless.
 *
 * The lock is let go as the page is left: held any longer, it would cost the page its place in the
 * back/forward cache as soon as the next page asks for it.
 */
export const withLock = async (work: () => Promise<void>): Promise<void> => {
  if (!navigator.locks) return work();
  const leaving = new AbortController();
  const left = new Promise<void>((resolve) =>
    leaving.signal.addEventListener('abort', () => resolve()),
  );
  const leave = (): void => leaving.abort();
  addEventListener('pagehide', leave);
  let isHeld = false;
  try {
    await navigator.locks.request('keepsend', { signal: leaving.signal }, () => {
      isHeld = true;
      return Promise.race([work(), left]);
    });
  } catch (error) {
    if (isHeld) throw error;
    // Left while waiting for the lock, or locks are forbidden here (SecurityError).
    if (!leaving.signal.aborted) await work();
  } finally {
    removeEventListener('pagehide', leave);
  }
};

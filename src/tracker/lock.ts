import { listenToNavigation } from './listen-to-navigation.js';

/**
 * Longer than one batch takes. A tab that holds the lock for so long may have been stopped by its
 * browser, as phones do with what is not in view; what it has under way is not sent again anyway.
 */
const PATIENCE_MS = 35_000;

/**
 * Runs `work` while no other tab does. Where there are no locks, or they are blocked with the
 * rest of storage, it just runs: a second sender repeats events, and repeats are harmless.
 *
 * The lock is let go as the page is left, and `work` is told: held any longer, it would cost the
 * page its place in the back/forward cache as soon as the next page asks for it. Firefox decides
 * that before `pagehide`, as soon as it navigates (measured in 153). Resolves to whether it was let
 * go, perhaps before `work` began.
 */
export const withLock = async (
  work: (isLeft: () => boolean) => Promise<void>,
): Promise<unknown> => {
  const leaving = new AbortController();
  const isLeft = (): boolean => leaving.signal.aborted;
  if (!navigator.locks) return work(isLeft);
  const waiting = new AbortController();
  const left = new Promise<void>((resolve) =>
    leaving.signal.addEventListener('abort', () => resolve()),
  );
  const leave = (): void => {
    leaving.abort();
    waiting.abort();
  };
  const timer = setTimeout(() => waiting.abort(), PATIENCE_MS);
  addEventListener('pagehide', leave);
  const stopListening = listenToNavigation(leave);
  let working: Promise<void> | undefined;
  try {
    await navigator.locks.request('keepsend', { signal: waiting.signal }, () => {
      clearTimeout(timer);
      working = work(isLeft);
      return Promise.race([working, left]);
    });
  } catch {
    // Left while waiting for the lock, or waited too long, or locks are forbidden here (SecurityError).
    if (!isLeft()) working ??= work(isLeft);
  } finally {
    clearTimeout(timer);
    removeEventListener('pagehide', leave);
    stopListening();
  }
  await working;
  return isLeft();
};

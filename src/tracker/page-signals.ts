import { listenToNavigation } from './listen-to-navigation.js';

/** Resolves at once, but on a page that is prerendered only when somebody sees it. */
export const whenSeen = async (): Promise<void> => {
  if (isAhead())
    await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve));
};

/** Whether the page is prerendered: its visitor may never come. */
export const isAhead = (): boolean =>
  Boolean((document as { prerendering?: boolean }).prerendering);

/**
 * Calls `onLeave` when the page is hidden or left, the last moments one can rely on: `pagehide`
 * comes before `visibilitychange` as a page is left, and a phone may kill a hidden page without
 * another word. Never `unload`, which costs the back/forward cache. Calls `onReturn` when the page
 * is seen again, and `onOnline` when the browser believes it is; `onLeaving` when the page sets out
 * to be left.
 */
export const listenToPage = (
  onLeave: (isGone: boolean) => void,
  onReturn: () => void,
  onOnline: () => unknown,
  onLeaving: () => void,
): void => {
  listenToNavigation(onLeaving);
  addEventListener('pagehide', () => onLeave(true));
  addEventListener('pageshow', ({ persisted }) => persisted && onReturn());
  addEventListener('online', onOnline);
  document.addEventListener('visibilitychange', () =>
    document.hidden ? onLeave(false) : onReturn(),
  );
};

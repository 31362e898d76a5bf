/** As far as we need it; not in every engine, nor in TypeScript's types of the page. */
interface NavigateEvent extends Event {
  destination?: { sameDocument: boolean };
  downloadRequest?: string | null;
}

/**
 * For so long after the page set out to be left nothing begins that nobody needs: in Firefox a lock
 * or a request that it does not wait for would cost the page its place in the back/forward cache.
 */
export const LEAVING_MS = 1_000;

/**
 * Calls `onLeaving` when the page sets out to be left, some time before `pagehide`: not for a
 * download, nor for a route of a shop of one page. Gives the function that ends it. Where there is
 * no Navigation API nothing is ever called.
 */
export const listenToNavigation = (onLeaving: () => void): (() => void) => {
  const { navigation } = globalThis as { navigation?: EventTarget };
  const listener = ({ destination, downloadRequest }: NavigateEvent): void => {
    if (!destination?.sameDocument && downloadRequest == null) onLeaving();
  };
  navigation?.addEventListener('navigate', listener as EventListener);
  return () => navigation?.removeEventListener('navigate', listener as EventListener);
};

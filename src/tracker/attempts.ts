import { MAX_BEACON_BYTES } from '../protocol/limits.js';
import { RECEIPT_QUERY } from '../protocol/paths.js';
import type { Parcel } from './batch.js';
import { callRoute, type Outcome, type RouteRequest } from './call-route.js';
import type { Core } from './core.js';
import { sendLater } from './send-later.js';
import type { Squeezed } from './squeeze.js';

/** An attempt that takes longer may be the last of this tab: another one gets ready. */
const SLOW_MS = 300;
/** What comes back from the back/forward cache may have its answer already; it has so long to show. */
const RETURN_MS = 1_000;

const UNHEARD: Outcome = { status: 0, content: null, isOurs: false, detail: 'given up' };

export interface Attempts {
  ask(url: string): Promise<Outcome>;
  /** `mayOutlive`: if there is room for it, the request goes on when the page is left. */
  post(parcel: Parcel, squeezed: Squeezed, mayOutlive: boolean): Promise<Outcome>;
}

/** The requests of a page, one at a time: what they mean for a page that dies or sleeps meanwhile. */
export const createAttempts = (core: Core): Attempts => {
  let attempt = new AbortController();
  core.on('consent', (consent) => {
    if (consent !== 'denied') return;
    attempt.abort();
    core.cancelLater?.();
  });

  const call = async (url: string, request: Omit<RouteRequest, 'signal'>): Promise<Outcome> => {
    const mine = new AbortController();
    attempt = mine;
    const givenUp = new Promise<Outcome>((resolve) =>
      mine.signal.addEventListener('abort', () => resolve(UNHEARD)),
    );
    // WebKit never settles what was under way as the page went into the back/forward cache, aborted or not.
    const giveUpSoon = ({ persisted }: PageTransitionEvent): unknown =>
      persisted && setTimeout(() => mine.abort(), RETURN_MS);
    addEventListener('pageshow', giveUpSoon);
    const outcome = await Promise.race([
      callRoute(url, { ...request, signal: mine.signal }),
      givenUp,
    ]);
    removeEventListener('pageshow', giveUpSoon);
    return outcome;
  };

  return {
    ask: (url) => call(url, {}),
    post: async ({ batch, ids }, squeezed, mayOutlive) => {
      const { size } = squeezed.body;
      const keepalive = mayOutlive && size <= MAX_BEACON_BYTES;
      const slow = setTimeout(core.nudge, SLOW_MS);
      core.cancelLater?.();
      core.cancelLater = sendLater(core.url + RECEIPT_QUERY, squeezed);
      core.bytesUnderWay = keepalive ? size : 0;
      core.keeper.doubts.set(batch, { ids, atMs: keepalive ? Number.POSITIVE_INFINITY : 0 });
      const outcome = await call(core.url, { method: 'POST', ...squeezed, keepalive });
      clearTimeout(slow);
      core.bytesUnderWay = 0;
      return outcome;
    },
  };
};

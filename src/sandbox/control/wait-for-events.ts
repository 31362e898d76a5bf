import type { Box } from '../box.js';
import { countSentEvents, listSentEvents } from '../store/events.js';
import { type Control, readNumber } from './control.js';
import { viewEvent } from './event-view.js';

interface Awaited {
  readonly metric: string | null;
  readonly count: number;
  readonly timeoutMs: number;
}

/** Resolves to true as soon as `count` events are recorded, to false after the timeout or an abort. */
const waitFor = (box: Box, { metric, count, timeoutMs }: Awaited, signal: AbortSignal) =>
  new Promise<boolean>((resolve) => {
    const isThere = () => countSentEvents(box.database, metric) >= count;
    if (isThere() || signal.aborted) {
      resolve(!signal.aborted);
      return;
    }
    const finish = (came: boolean) => {
      unsubscribe();
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      resolve(came);
    };
    const giveUp = () => finish(false);
    const timer = setTimeout(giveUp, timeoutMs);
    const unsubscribe = box.feed.subscribe(() => {
      if (isThere()) finish(true);
    });
    signal.addEventListener('abort', giveUp);
  });

/** Long poll: answers 200 with the events, newest last, or 408 with those that came in time. */
export const waitForEvents: Control = {
  method: 'GET',
  path: '/_sandbox/wait',
  answer: async ({ box, url, signal }) => {
    const metric = url.searchParams.get('metric');
    const count = readNumber(url, 'count', 1, 10_000);
    const timeoutMs = readNumber(url, 'timeoutMs', 5_000, 120_000);
    const came = await waitFor(box, { metric, count, timeoutMs }, signal);
    if (signal.aborted) return { status: 408 };
    const rows = listSentEvents(box.database, metric, 1_000);
    const body = rows.map((row) => viewEvent(box.database, row));
    return { status: came ? 200 : 408, body };
  },
};

import type { Box } from '../box.js';
import { areRecorded, type EventChoice, listChosen } from '../store/awaited-events.js';
import { type Control, readNumber } from './control.js';
import { viewEvent } from './event-view.js';

// All that were waited for, and some more.
const LISTED = 1_000;

interface Awaited extends EventChoice {
  readonly count: number;
  readonly timeoutMs: number;
}

/** Resolves to true as soon as `count` events are recorded, to false after the timeout or an abort. */
const waitFor = ({ database, feed }: Box, awaited: Awaited, signal: AbortSignal) =>
  new Promise<boolean>((resolve) => {
    const isThere = () => areRecorded(database, awaited, awaited.count);
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
    const timer = setTimeout(giveUp, awaited.timeoutMs);
    const unsubscribe = feed.subscribe((changes) => {
      if ((changes.includes('events') || changes.includes('people')) && isThere()) finish(true);
    });
    signal.addEventListener('abort', giveUp);
  });

/**
 * Long poll for `count` events, of one `metric` and of one `profile` by its e-mail if they are
 * named: 200 with the events, newest last, or 408 with those that came in time.
 */
export const waitForEvents: Control = {
  method: 'GET',
  path: '/_sandbox/wait',
  answer: async ({ box, url, signal }) => {
    const awaited = {
      metric: url.searchParams.get('metric'),
      email: url.searchParams.get('profile')?.trim().toLowerCase() ?? null,
      count: readNumber(url, 'count', 1, 10_000),
      timeoutMs: readNumber(url, 'timeoutMs', 5_000, 120_000),
    };
    const came = await waitFor(box, awaited, signal);
    if (signal.aborted) return { status: 408 };
    const rows = listChosen(box.database, awaited, Math.max(awaited.count, LISTED));
    const body = rows.map((row) => viewEvent(box.database, row));
    return { status: came ? 200 : 408, body };
  },
};

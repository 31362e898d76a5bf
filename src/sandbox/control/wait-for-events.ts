import type { Box } from '../box.js';
import { errorDocument } from '../contract/failure.js';
import { countChosen, type EventChoice } from '../store/awaited-events.js';
import { type Control, readNumber, readText } from './control.js';
import { showChosen } from './events.js';
import { readEmail } from './read-email.js';

// All that were waited for, and some more.
const LISTED = 1_000;

/** The most events and milliseconds that can be waited for. */
export const MOST_AWAITED = { count: 10_000, timeoutMs: 120_000 } as const;

/** What is waited for if nothing else is said. */
export const USUALLY_AWAITED = { count: 1, timeoutMs: 5_000 } as const;

/** Events that are waited for. */
export interface Awaited extends EventChoice {
  readonly count: number;
  readonly timeoutMs: number;
}

/** Resolves to true as soon as `count` events are recorded, to false after the timeout or an abort. */
export const waitFor = (
  { database, feed }: Box,
  awaited: Awaited,
  signal: AbortSignal,
): Promise<boolean> =>
  new Promise((resolve) => {
    const isThere = () => countChosen(database, awaited, awaited.count) >= awaited.count;
    if (signal.aborted || isThere()) {
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

/** What did not come, in a sentence. */
export const wordMissing = ({ metric, email, count, timeoutMs }: Awaited, came: number): string => {
  const what = [
    count === 1 ? '1 event' : `${count} events`,
    ...(metric === null ? [] : [`of the metric '${metric}'`]),
    ...(email === null ? [] : [`by ${email}`]),
  ];
  return `Waited ${timeoutMs} ms for ${what.join(' ')}: ${came} came.`;
};

const answerMissing = (box: Box, awaited: Awaited) => {
  const { metric, email, count, timeoutMs } = awaited;
  const came = countChosen(box.database, awaited);
  const detail = wordMissing(awaited, came);
  return {
    status: 408,
    body: {
      ...errorDocument(408, [{ detail, parameter: 'count' }]),
      waited_for: { metric, profile: email, count, timeoutMs },
      came,
      events: showChosen(box, awaited, LISTED),
    },
  };
};

/**
 * Long poll for `count` events, of one `metric` and of one `profile` by its e-mail if they are
 * named: 200 with the events, newest last, or 408 that says what did not come, with what did.
 */
export const waitForEvents: Control = {
  method: 'GET',
  path: '/_sandbox/wait',
  parameters: ['metric', 'profile', 'count', 'timeoutMs'],
  answer: async ({ box, url, signal }) => {
    const awaited = {
      metric: readText(url, 'metric'),
      email: readEmail(url, 'profile'),
      count: readNumber(url, 'count', USUALLY_AWAITED.count, MOST_AWAITED.count),
      timeoutMs: readNumber(url, 'timeoutMs', USUALLY_AWAITED.timeoutMs, MOST_AWAITED.timeoutMs),
    };
    const came = await waitFor(box, awaited, signal);
    if (signal.aborted) return { status: 408 };
    if (!came) return answerMissing(box, awaited);
    return {
      status: 200,
      headers: { 'x-total-count': String(countChosen(box.database, awaited)) },
      body: showChosen(box, awaited, Math.max(awaited.count, LISTED)),
    };
  },
};

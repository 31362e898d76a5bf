import type { Consumer, LogEntry } from '../index.js';
import type { Spool } from './spool.js';

/** Batches come together for so long, because Klaviyo's bulk lane is scarce: 150 requests a minute. */
const GATHER_MS = 2_000;
/** And no longer once they fill a request. */
const FULL = 1_000;
/** A spool that fails is asked again. */
const TROUBLE_MS = 5_000;
const LONGEST_SLEEP_MS = 60_000;

/** A consumer at work. */
export interface Running {
  /** Resolves once nothing is under way. What waits stays in the spool. */
  stop(): Promise<void>;
}

/** Brings what is in the spool to Klaviyo, round by round, until it is stopped. Never throws. */
export const runConsumer = (
  spool: Spool,
  consume: Consumer,
  log: (entry: LogEntry) => void,
): Running => {
  const stopping = new AbortController();
  const { signal } = stopping;
  let wake = (): void => {};
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  /** Events that came since the last round began. */
  let fresh = 0;
  spool.onSent = (events) => {
    fresh += events;
    // The first one ends a long sleep, the last that a request holds the gathering.
    if (fresh === events || fresh >= FULL) wake();
  };

  const rest = async (): Promise<void> => {
    const dueInMs = (spool.nextDueMs() ?? Number.POSITIVE_INFINITY) - Date.now();
    if (!fresh) await sleep(Math.min(Math.max(0, dueInMs), LONGEST_SLEEP_MS));
    if (fresh && fresh < FULL && !signal.aborted) await sleep(GATHER_MS);
  };
  const round = async (): Promise<void> => {
    fresh = 0;
    const taken = spool.take();
    if (taken.length) spool.settle(taken, await consume(taken, signal));
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await round();
        if (!signal.aborted) await rest();
      } catch (error) {
        log({ at: 'error', name: 'spool', detail: (error as Error).message });
        if (!signal.aborted) await sleep(TROUBLE_MS);
      }
    }
  };
  const running = run();
  return {
    stop: () => {
      stopping.abort();
      wake();
      return running;
    },
  };
};

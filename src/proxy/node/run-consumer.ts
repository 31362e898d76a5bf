import type { Consumer, LogEntry } from '../index.js';
import type { Spool } from './spool.js';

/** Lets a few batches come together: one request of Klaviyo's bulk lane holds a thousand events. */
const GATHER_MS = 100;
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
  /** Something came while nobody slept. */
  let isNew = false;
  spool.onSent = () => {
    isNew = true;
    wake();
  };

  const rest = (): Promise<void> => {
    if (isNew) return sleep(GATHER_MS);
    const dueInMs = (spool.nextDueMs() ?? Number.POSITIVE_INFINITY) - Date.now();
    return sleep(Math.min(Math.max(0, dueInMs), LONGEST_SLEEP_MS));
  };
  const round = async (): Promise<void> => {
    isNew = false;
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

import type { Consumer, LogEntry, Settled } from '../index.js';
import { toForgottenEntry } from '../queued/dead-letter.js';
import type { Spool } from './spool.js';

/** Batches come together for so long, because Klaviyo's bulk lane is scarce: 150 requests a minute. */
const GATHER_MS = 2_000;
/** And no longer once they fill a request. */
const FULL = 1_000;
/** A spool that fails is asked again after this, and later each time. */
const TROUBLE_MS = 5_000;
const LONGEST_SLEEP_MS = 60_000;
/** As long as nothing is to be sent, the file is made smaller step by step. */
const SHRINK_MS = 50;

/** A consumer at work. */
export interface Running {
  /** Resolves once nothing is under way. What waits stays in the spool. */
  stop(): Promise<void>;
}

/**
 * How long to leave Klaviyo alone after a round that it stopped: as it asked, and longer with each
 * such round, because what comes next would fare no better. 0 when it took what it was asked for.
 */
const pauseAfter = (settled: readonly Settled[], failures: number): number => {
  const delays = settled.flatMap((word) => (word.again && word.isBehind ? [word.delayMs] : []));
  const shortest = delays.length ? Math.min(...delays) : 0;
  return Math.max(shortest, Math.min(LONGEST_SLEEP_MS, shortest * 2 ** failures));
};

/** Brings what is in the spool to Klaviyo, round by round, until it is stopped. Never throws. */
export const runConsumer = (
  spool: Spool,
  consume: Consumer,
  log: (entry: LogEntry) => void,
): Running => {
  const stopping = new AbortController();
  const { signal } = stopping;
  let wake = (): void => {};
  /** Until the time is over or somebody calls `wake`. */
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, signal.aborted ? 0 : ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  /** Events that came since the last round began, or were left by it. */
  let fresh = 0;
  let isPaused = false;
  let failures = 0;
  let troubles = 0;
  /** Klaviyo has spoken, and the spool could not note it: nothing else is done before it has. */
  let note: (() => void) | undefined;
  spool.onSent = (events) => {
    fresh += events;
    // The first one ends a long sleep, the last that a request holds the gathering; no one a pause.
    if (!isPaused && (fresh === events || fresh >= FULL)) wake();
  };
  spool.onLeft = (events) => {
    fresh += events;
  };
  spool.onUnreadable = (messages) => {
    const detail = `${messages} messages of the spool cannot be read and are left for later`;
    log({ at: 'error', name: 'spool', detail });
  };
  spool.onForgotten = (letters) => log(toForgottenEntry(letters));

  const pause = async (ms: number): Promise<void> => {
    isPaused = true;
    await sleep(ms);
    isPaused = false;
  };
  const rest = async (): Promise<void> => {
    const dueInMs = (spool.nextDueMs() ?? Number.POSITIVE_INFINITY) - Date.now();
    const longestMs = fresh || spool.shrink() ? LONGEST_SLEEP_MS : SHRINK_MS;
    if (!fresh) await sleep(Math.min(Math.max(0, dueInMs), longestMs));
    if (fresh && fresh < FULL) await sleep(GATHER_MS);
  };
  const takeNote = (): void => {
    note?.();
    note = undefined;
  };
  const round = async (): Promise<void> => {
    takeNote();
    fresh = 0;
    const taken = spool.take();
    const settled = taken.length ? await consume(taken, signal) : [];
    if (taken.length) note = () => spool.settle(taken, settled);
    takeNote();
    troubles = 0;
    const pauseMs = pauseAfter(settled, failures);
    failures = pauseMs ? failures + 1 : 0;
    await (pauseMs ? pause(pauseMs) : rest());
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await round();
      } catch (error) {
        log({ at: 'error', name: 'spool', detail: (error as Error).message });
        await pause(Math.min(LONGEST_SLEEP_MS, TROUBLE_MS * 2 ** troubles));
        troubles += 1;
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

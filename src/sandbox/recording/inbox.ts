import type { Feed } from '../feed.js';
import type { Settings } from '../settings.js';
import type { Database } from '../store/database.js';
import { countWaiting, enqueue, takeWaiting } from '../store/waiting.js';
import type { Submission } from './incoming-event.js';
import { processSubmission } from './process.js';
import { dropEvent } from './record-event.js';

/** Events recorded in one go before other work gets its turn. */
const SLICE = 200;

/**
 * Where accepted events wait. Klaviyo answers 202 when it has validated and queued (documented);
 * here an answer means committed to the database, and processing follows in order of arrival.
 */
export interface Inbox {
  /** Resolves once all of them are committed; those accepted at the same moment share a commit. */
  accept(submissions: readonly Submission[]): Promise<void>;
  /** Processes everything that was accepted, now. */
  settle(): void;
  /** Processes nothing for so long, unless it is told to settle; 0 ends an earlier hold. */
  hold(delayMs: number): void;
  /** Submissions that wait. */
  waiting(): number;
  /** Stops the timer; what waits stays in the database for the next start. */
  close(): void;
}

const processOne = (database: Database, submission: Submission): void => {
  try {
    database.attempt(() => processSubmission(database, submission));
  } catch (error) {
    // One event the sandbox cannot digest must not block those behind it.
    for (const event of submission.events)
      dropEvent(database, event, submission.arrival, `the sandbox failed on it: ${error}`);
  }
};

/** An inbox over a database; what an earlier process left waiting is processed first. */
export const createInbox = (database: Database, feed: Feed, settings: Settings): Inbox => {
  let gathered: { submissions: readonly Submission[]; done: (error?: unknown) => void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let heldUntil = 0;
  const heldMs = () => Math.max(0, heldUntil - performance.now());
  const processSlice = () => {
    const taken = database.transaction(() => {
      const submissions = takeWaiting(database, SLICE);
      for (const submission of submissions) processOne(database, submission);
      return submissions.length;
    });
    if (taken > 0) feed.publish('events', 'people', 'drops');
    return taken;
  };
  const processAll = () => {
    while (processSlice() === SLICE);
  };
  const schedule = (delayMs: number) => {
    timer ??= setTimeout(
      () => {
        timer = undefined;
        if (processSlice() === SLICE) schedule(0);
      },
      Math.max(delayMs, heldMs()),
    );
  };
  const commit = () => {
    if (gathered.length === 0) return;
    const batch = gathered;
    gathered = [];
    try {
      database.transaction(() => {
        for (const { submissions } of batch)
          for (const submission of submissions) enqueue(database, submission);
      });
    } catch (error) {
      for (const { done } of batch) done(error);
      return;
    }
    if (settings.processingMs === 0 && heldMs() === 0) processAll();
    else schedule(settings.processingMs);
    for (const { done } of batch) done();
  };
  if (countWaiting(database) > 0) schedule(0);
  return {
    accept: (submissions) =>
      new Promise((resolve, reject) => {
        const done = (error?: unknown) => (error === undefined ? resolve() : reject(error));
        if (gathered.push({ submissions, done }) === 1) setImmediate(commit);
      }),
    settle: () => {
      commit();
      processAll();
    },
    hold: (delayMs) => {
      heldUntil = performance.now() + delayMs;
      clearTimeout(timer);
      timer = undefined;
      if (countWaiting(database) > 0) schedule(0);
    },
    waiting: () => countWaiting(database),
    close: () => clearTimeout(timer),
  };
};

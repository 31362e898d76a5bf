import type { WireAnswer } from '../protocol/wire.js';
import { createAttempts } from './attempts.js';
import { delayBefore } from './backoff.js';
import type { Parcel } from './batch.js';
import { BROKEN, type Outcome } from './call-route.js';
import type { Core } from './core.js';
import type { Sender } from './dispatch.js';
import { dropDoubt, settleAsked, settleReceipts, toQuestion } from './doubts.js';
import { backOff, pause, readPauseMs, settleParcel, takeParcel } from './ledger.js';
import { LEAVING_MS } from './listen-to-navigation.js';
import { withLock } from './lock.js';
import { createPortion } from './portion.js';
import { countEntries, mayExceedLimits, mayRestore } from './read-outbox.js';
import { restore } from './restore.js';
import { squeeze } from './squeeze.js';

/** Codes for a batch that will be refused again as it is: a smaller one may not be. */
const REFUSED = [400, 413, 415, 422];
/** How often to look for the receipt of what is on its way. */
const LOOK_MS = 1_000;

/** Offline the part may be missing; what is too much waits until it is there. */
const ignore = (): void => {};

/** Only a 202 that names this batch: a captive portal says 200 to anything. */
const readAnswer = ({ status, content }: Outcome, { batch }: Parcel): WireAnswer | undefined =>
  status === 202 && content?.batch === batch && Array.isArray(content.results)
    ? (content as WireAnswer)
    : undefined;

/** The last event of a batch of one that the route will not take: its fate is known. */
const rejectAlone = (parcel: Parcel, detail: string): WireAnswer => ({
  batch: parcel.batch,
  results: parcel.ids.map((id) => ({ id, status: 'rejected', code: 'batch_refused', detail })),
});

/** Sends what waits, batch by batch. One flush at a time, and one tab at a time where locks exist. */
export const createSender = (core: Core): Sender => {
  const { keeper } = core;
  let failures = 0;
  const { ask, post } = createAttempts(core);
  /** Storage that cannot forget brings the same doubts back. */
  let timesAsked = 0;
  const portion = createPortion();
  /** The route, or what stands before it, takes no gzip. */
  let isPlain = false;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const again = (delayMs: number): false => {
    clearTimeout(timer);
    timer = setTimeout(() => flush(false).catch((cause) => wait(String(cause))), delayMs);
    return false;
  };

  const wait = async (detail: string, retryAfterMs?: number): Promise<false> => {
    // Consent is gone, and with it what was to be sent.
    if (!core.isOpen()) return false;
    core.emit('error', { detail: `Not delivered yet: ${detail}` });
    failures += 1;
    const delayMs = retryAfterMs || delayBefore(failures);
    // A route that asked for patience must not hear of it from a dying page either.
    if (retryAfterMs) core.cancelLater?.();
    await (retryAfterMs ? pause : backOff)(core, delayMs);
    core.nudge();
    return again(delayMs);
  };

  const settle = async (
    parcel: Parcel,
    answer: WireAnswer,
    retryAfterMs?: number,
  ): Promise<boolean> => {
    const isSettled = await settleParcel(core, parcel, answer);
    if (!isSettled || retryAfterMs) return wait('events are held', retryAfterMs);
    failures = 0;
    portion.reset();
    if (core.nextAttemptMs) await backOff(core, 0);
    return true;
  };

  /** What a batch that was not taken means. */
  const conclude = async (
    parcel: Parcel,
    { status, isOurs, detail, retryAfterMs }: Outcome,
    isSqueezed: boolean,
  ): Promise<boolean> => {
    const { batch, ids } = parcel;
    // Whoever refuses says that nothing was taken; any other answer says nothing.
    if (isOurs || (status >= 400 && status < 500)) {
      await dropDoubt(core, batch);
    } else {
      keeper.doubts.set(batch, { ids, atMs: 0 });
    }
    if (status === 415 && isSqueezed) {
      isPlain = true;
      return true;
    }
    const isSingle = ids.length === 1;
    if (!REFUSED.includes(status)) return wait(detail, retryAfterMs);
    if (isSingle && !isOurs) {
      return portion.putAside(ids) || wait(detail, retryAfterMs);
    }
    if (isSingle) {
      // The loss this batch was to report was refused with it.
      return settle({ ...parcel, dropped: undefined }, rejectAlone(parcel, detail));
    }
    portion.halve(ids.length);
    return true;
  };

  /** What became of the batches nobody has read an answer to; `false` when that cannot be learned now. */
  const clearDoubts = async (): Promise<boolean> => {
    let asked = '';
    for (;;) {
      const batches = await settleReceipts(core);
      if (!batches.length) timesAsked = 0;
      if (!batches.length || `${batches}` === asked) return true;
      timesAsked += 1;
      asked = `${batches}`;
      const outcome = await ask(toQuestion(core, batches));
      const { status, content, detail, retryAfterMs } = outcome;
      const isAnswer = status === 200 && Array.isArray(content?.batches);
      // A route of an older release cannot tell, and no repetition helps what is refused.
      if (!isAnswer && ![...BROKEN, ...REFUSED].includes(status)) {
        // What the browser holds grows old, and the route takes its time for a clock that is wrong.
        core.cancelLater?.();
        return wait(detail, retryAfterMs);
      }
      await settleAsked(core, batches, outcome);
    }
  };

  /** One batch; `true` when there may be another. */
  const sendNext = async (isUrgent: boolean): Promise<boolean> => {
    // Asked again and again: consent may go while storage is read.
    if (!core.isOpen()) return false;
    const pauseMs = await readPauseMs(core, isUrgent);
    if (pauseMs) return again(pauseMs);
    if (!(await clearDoubts()) || !core.isOpen()) return false;
    const parcel = await takeParcel(core, portion.maxEvents, portion.aside);
    if (!parcel && portion.aside.size) {
      portion.aside.clear();
      return wait('refused on the way');
    }
    if (!parcel) {
      core.cancelLater?.();
      if (keeper.doubts.size) return again(LOOK_MS * 2 ** Math.min(timesAsked, 6));
      // Another tab may have sent what failed here: nothing is scheduled, so nothing is to wait for.
      // What storage could not say is asked again, more and more seldom.
      failures = keeper.storage === 'memory' ? failures + 1 : 0;
      return failures > 0 && again(delayBefore(failures));
    }
    const squeezed = await squeeze(parcel.body, isPlain);
    await core.note(parcel, 0);
    if (!core.isOpen()) return false;
    // Where storage fails, what a crash would take, and what was sent of it, is in localStorage.
    if (keeper.storage === 'memory') keeper.bridge();
    // A keepalive request that the browser refuses for want of room fails like a network, so the next try goes without.
    const outcome = await post(parcel, squeezed, !failures);
    if (!core.isOpen()) return false;
    const answer = readAnswer(outcome, parcel);
    if (!answer) return conclude(parcel, outcome, 'content-encoding' in squeezed.headers);
    core.cancelLater?.();
    return settle(parcel, answer, outcome.retryAfterMs);
  };

  const drain = async (isUrgent: boolean, isLeft: () => boolean): Promise<void> => {
    if (core.isOpen() && mayRestore(core)) await restore(core);
    if (core.isOpen() && (await mayExceedLimits(core))) {
      await core.inspector().then(({ enforceLimits }) => enforceLimits(core), ignore);
    }
    while (!isLeft() && (await sendNext(isUrgent)));
  };

  const flush = async (isUrgent: boolean): Promise<number> => {
    if (keeper.isLeaving && !isUrgent) {
      again(LEAVING_MS);
      return countEntries(keeper);
    }
    clearTimeout(timer);
    // The one that runs may be waiting for what an urgent one need not wait for.
    if (isUrgent) await running;
    running ??= withLock((isLeft) => drain(isUrgent, isLeft))
      .then((isLeft) => {
        // Another tab first; this page may stay, or come back.
        if (isLeft) again(LEAVING_MS);
      })
      .finally(() => {
        running = undefined;
      });
    await running;
    return countEntries(keeper);
  };

  return { flush };
};

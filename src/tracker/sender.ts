import ky from 'ky';
import { MAX_BATCH_EVENTS, MAX_BEACON_BYTES } from '../protocol/limits.js';
import type { ProblemDetails, WireAnswer } from '../protocol/wire.js';
import { delayBefore, readRetryAfterMs } from './backoff.js';
import type { Parcel } from './batch.js';
import type { Core } from './core.js';
import type { Sender } from './dispatch.js';
import { pause, settleParcel, takeParcel } from './ledger.js';
import { withLock } from './lock.js';
import { countEntries, mayExceedLimits, mayRestore } from './read-outbox.js';

/** A full batch over a bad phone line takes its time; a lost one must not block the next for long. */
const TIMEOUT_MS = 30_000;

/** Codes for a route that is not there or not ours to use: something to mend, so ask rarely. */
const BROKEN = [401, 403, 404, 405];
const BROKEN_DELAY_MS = 5 * 60_000;
/** Codes for a batch that will be refused again as it is: a smaller one may not be. */
const REFUSED = [400, 413, 415, 422];

interface Outcome {
  /** Only of a 202 that names this batch: a captive portal says 200 to anything. */
  answer?: WireAnswer | undefined;
  isRefused?: boolean;
  isOurs?: boolean;
  detail: string;
  retryAfterMs?: number | undefined;
}

const post = async (
  url: string,
  { body, batch }: Parcel,
  keepalive: boolean,
  signal: AbortSignal,
): Promise<Outcome> => {
  try {
    const response = await ky.post(url, {
      body,
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      keepalive,
      retry: 0,
      throwHttpErrors: false,
      timeout: TIMEOUT_MS,
      signal,
    });
    const { status, headers } = response;
    const content = await response
      .json<Partial<WireAnswer & ProblemDetails> | null>()
      .catch(() => null);
    const isAnswer = status === 202 && content?.batch === batch && Array.isArray(content.results);
    return {
      answer: isAnswer ? (content as WireAnswer) : undefined,
      isRefused: REFUSED.includes(status),
      // Anything may stand before the route; only its own words can mean an event.
      isOurs: /problem/.test(headers.get('content-type') ?? ''),
      detail: `${status} ${content?.detail ?? ''}`,
      retryAfterMs: BROKEN.includes(status) ? BROKEN_DELAY_MS : readRetryAfterMs(headers),
    };
  } catch (error) {
    return { detail: String(error) };
  }
};

/** Offline the part may be missing; what is too much waits until it is there. */
const ignore = (): void => {};

/** The last event of a batch of one that the route will not take: its fate is known. */
const rejectAlone = (parcel: Parcel, detail: string): WireAnswer => ({
  batch: parcel.batch,
  results: parcel.ids.map((id) => ({ id, status: 'rejected', code: 'batch_refused', detail })),
});

/** Sends what waits, batch by batch. One flush at a time, and one tab at a time where locks exist. */
export const createSender = (core: Core): Sender => {
  let failures = 0;
  let abort = new AbortController();
  core.on('consent', (consent) => {
    if (consent === 'denied') abort.abort();
    abort = new AbortController();
  });
  let maxEvents = MAX_BATCH_EVENTS;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const again = (delayMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => flush(true).catch((cause) => wait(String(cause))), delayMs);
  };

  const wait = async (detail: string, retryAfterMs?: number): Promise<false> => {
    core.emit('error', { detail: `Not delivered yet: ${detail}` });
    failures += 1;
    if (retryAfterMs) await pause(core, retryAfterMs);
    again(retryAfterMs || delayBefore(failures));
    return false;
  };

  const settle = async (
    parcel: Parcel,
    answer: WireAnswer,
    retryAfterMs?: number,
  ): Promise<boolean> => {
    const isSettled = await settleParcel(core, parcel, answer);
    if (!isSettled || retryAfterMs) return wait('events are held', retryAfterMs);
    failures = 0;
    maxEvents = MAX_BATCH_EVENTS;
    return true;
  };

  /** One batch; `true` when there may be another. */
  const sendNext = async (): Promise<boolean> => {
    const { parcel, pausedMs } = core.isOpen() ? await takeParcel(core, maxEvents) : {};
    if (pausedMs) again(pausedMs);
    // Another tab may have sent what failed here: nothing is scheduled, so nothing is to wait for.
    else if (!parcel) failures = 0;
    // Asked again: consent may have gone while storage was read.
    if (!parcel || !core.isOpen()) return false;
    // A keepalive request that the browser refuses for want of room fails like a network, so the next try goes without.
    const keepalive = !failures && parcel.body.length <= MAX_BEACON_BYTES;
    core.parcel = keepalive ? parcel : undefined;
    const { isRefused, isOurs, answer, detail, retryAfterMs } = await post(
      core.url,
      parcel,
      keepalive,
      abort.signal,
    );
    core.parcel = undefined;
    if (answer) return settle(parcel, answer, retryAfterMs);
    const isSingle = parcel.ids.length === 1;
    if (!isRefused || (isSingle && !isOurs)) return wait(detail, retryAfterMs);
    if (isSingle) {
      // The loss this batch was to report was refused with it.
      return settle({ ...parcel, dropped: undefined }, rejectAlone(parcel, detail));
    }
    maxEvents = Math.ceil(parcel.ids.length / 2);
    return true;
  };

  const drain = async (): Promise<void> => {
    if (core.isOpen() && mayRestore(core)) {
      await core.inspector().then(({ restore }) => restore(core), ignore);
    }
    if (core.isOpen() && (await mayExceedLimits(core))) {
      await core.inspector().then(({ enforceLimits }) => enforceLimits(core), ignore);
    }
    while (await sendNext());
  };

  const flush = async (isUrgent: boolean): Promise<number> => {
    if (!failures || isUrgent) {
      clearTimeout(timer);
      running ??= withLock(drain).finally(() => {
        running = undefined;
      });
      await running;
    }
    return countEntries(core.keeper);
  };

  return { flush };
};

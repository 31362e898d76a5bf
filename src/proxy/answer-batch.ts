import type { KlaviyoWriter } from '../klaviyo/index.js';
import type { WireEvent, WireResult } from '../protocol/wire.js';
import type { BatchMemory } from './batch-memory.js';
import { type Delivery, deliver } from './deliver.js';
import { judgeEvent } from './judge-event.js';
import { toLogEntry, toRepeatEntry } from './log-batch.js';
import { enqueue } from './queued/enqueue.js';
import type { ReceivedBatch } from './read-batch.js';
import type { Settings } from './settings.js';
import { createSparingLog } from './sparing-log.js';
import { createGuard } from './trust/guard.js';
import { createKeyedDigests } from './trust/keyed-digest.js';
import type { KnownVisitor } from './trust/known-visitor.js';
import type { Verdict } from './verdict.js';

interface Judged {
  events: WireEvent[];
  rejections: WireResult[];
}

const judge = async (
  received: ReceivedBatch,
  { policy }: Settings,
  nowMs: number,
): Promise<Judged> => {
  const clocks = { sentAtMs: received.sentAtMs, receivedAtMs: nowMs };
  const begun = received.events.map((event) => judgeEvent(event, policy, clocks));
  const isReady = begun.every((verdict) => !(verdict instanceof Promise));
  const verdicts = isReady ? (begun as Verdict[]) : await Promise.all(begun);
  const judged: Judged = { events: [], rejections: [] };
  for (const verdict of verdicts) {
    if ('event' in verdict) judged.events.push(verdict.event);
    else judged.rejections.push(verdict.rejection);
  }
  return judged;
};

/** Whether these are the results of these events and no others. */
const isAnswerTo = (results: readonly WireResult[], events: ReceivedBatch['events']): boolean => {
  const toKey = (items: readonly { id: string }[]) =>
    [...new Set(items.map(({ id }) => id))].sort().join();
  return toKey(results) === toKey(events);
};

/** What of a person the operator may know. */
const toFacts = ({ tier, isTokenRefused }: KnownVisitor): { [fact: string]: unknown } => ({
  ...(tier !== 'anonymous' && { identity: tier }),
  ...(isTokenRefused && { tokens_refused: 1 }),
});

/** Answers for each event of a batch; for a batch that was answered for before, the same again. */
export type Answerer = (
  received: ReceivedBatch,
  visitor: KnownVisitor,
  /** Where the batch is remembered. */
  address: string,
  /** Nobody will read this answer: a page that comes later asks for it. */
  isUnread: boolean,
) => Promise<Delivery>;

export const createAnswerer =
  (
    klaviyo: KlaviyoWriter,
    memory: BatchMemory,
    settings: Settings,
    complain = createSparingLog(settings.log),
    guard = createGuard(settings, createKeyedDigests(settings)[0]),
  ): Answerer =>
  async (received, visitor, address, isUnread) => {
    const startMs = Date.now();
    const { queue, identifiedMetric, isLate } = settings;
    // Behind a queue a repeat does no harm: what comes for the first time is not worth a look into
    // the shared memory, and what its page reads at once is not worth a line there.
    const known = await memory.recall(address, queue && !received.isResend);
    if (known && isAnswerTo(known, received.events)) {
      settings.log(toRepeatEntry(known, Date.now() - startMs));
      return { results: known };
    }
    const { events, rejections } = await judge(received, settings, startMs);
    const { person } = visitor;
    const deliverNow = (now: readonly WireEvent[]): Promise<Delivery> =>
      deliver({ klaviyo, identifiedMetric, isLate }, person, now, received.isResend);
    const deliverAll = (sound: readonly WireEvent[]): Promise<Delivery> =>
      queue
        ? enqueue(
            queue,
            [{ visitor: person, events: sound }],
            received.isResend,
            (shares) => deliverNow(shares.flatMap(({ events }) => events)),
            (error) => complain({ at: 'error', name: 'queue', detail: String(error) }),
          )
        : deliverNow(sound);
    const { withoutFlow, ...delivery } = await guard(visitor, events, deliverAll);
    const results = [...rejections, ...delivery.results];
    settings.log({
      ...toLogEntry(results, received.dropped, delivery.delay, Date.now() - startMs),
      ...toFacts(visitor),
      ...(withoutFlow > 0 && { without_flow: withoutFlow }),
    });
    // What is held is to be tried again, not remembered.
    if (!delivery.delay) await memory.remember(address, results, queue && !isUnread);
    return { ...delivery, results };
  };

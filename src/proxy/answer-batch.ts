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
import type { KnownVisitor } from './trust/known-visitor.js';
import { prepareEvents } from './trust/typed-identity.js';

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
  const verdicts = await Promise.all(
    received.events.map((event) => judgeEvent(event, policy, clocks)),
  );
  return {
    events: verdicts.flatMap((verdict) => ('event' in verdict ? [verdict.event] : [])),
    rejections: verdicts.flatMap((verdict) => ('rejection' in verdict ? [verdict.rejection] : [])),
  };
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
) => Promise<Delivery>;

export const createAnswerer =
  (
    klaviyo: KlaviyoWriter,
    memory: BatchMemory,
    settings: Settings,
    complain = createSparingLog(settings.log),
  ): Answerer =>
  async (received, visitor, address) => {
    const startMs = Date.now();
    const known = await memory.recall(address);
    if (known && isAnswerTo(known, received.events)) {
      settings.log(toRepeatEntry(known, Date.now() - startMs));
      return { results: known };
    }
    const { events: sound, rejections } = await judge(received, settings, startMs);
    const { queue, identifiedMetric, isLate, typedIdentity } = settings;
    const { person } = visitor;
    const { events, results: settled } = prepareEvents(visitor, sound, typedIdentity);
    const deliverNow = (now: readonly WireEvent[]): Promise<Delivery> =>
      deliver({ klaviyo, identifiedMetric, isLate }, person, now, received.isResend);
    const delivery = queue
      ? await enqueue(queue, person, events, received.isResend, deliverNow, (error) =>
          complain({ at: 'error', name: 'queue', detail: String(error) }),
        )
      : await deliverNow(events);
    const results = [...rejections, ...settled, ...delivery.results];
    settings.log({
      ...toLogEntry(results, received.dropped, delivery.delay, Date.now() - startMs),
      ...toFacts(visitor),
    });
    // What is held is to be tried again, not remembered.
    if (!delivery.delay) await memory.remember(address, results);
    return { ...delivery, results };
  };

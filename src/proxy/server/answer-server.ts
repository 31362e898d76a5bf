import type { KlaviyoWriter } from '../../klaviyo/index.js';
import type { Kind } from '../../protocol/identifier.js';
import type { WireResult, WireTrack } from '../../protocol/wire.js';
import { DEADLINE_MS, type Delivery, toDelivery } from '../deliver.js';
import { deliverItems } from '../delivery/deliver-items.js';
import type { Item } from '../delivery/item.js';
import { enqueue, type Share } from '../queued/enqueue.js';
import type { Settings } from '../settings.js';
import { judgeServerEvent, type ServerVerdict } from './judge-server-event.js';

/** The route's word on one event of the shop's server. */
export interface ServerResult extends WireResult {
  /** Where it stood in the list. */
  index: number;
  /** What of its profile was no identifier, while another one named the person. */
  left_out?: readonly Kind[];
}

type Items = readonly Item<WireTrack>[];

/** Each person's events together. */
const toShares = (items: Items): Share<WireTrack>[] =>
  [...Map.groupBy(items, ({ visitor }) => JSON.stringify(visitor)).values()].map((own) => ({
    visitor: (own[0] as Item).visitor,
    events: own.map(({ event }) => event),
  }));

const toItems = (shares: readonly Share<WireTrack>[]): Items =>
  shares.flatMap(({ visitor, events }) => events.map((event) => ({ event, visitor })));

const toResult = (
  verdict: ServerVerdict,
  index: number,
  delivered: ReadonlyMap<string, WireResult>,
): ServerResult => {
  if ('rejection' in verdict) return { index, ...verdict.rejection };
  const { item, leftOut } = verdict;
  const { id } = item.event;
  return {
    index,
    ...(delivered.get(id) ?? { id, status: 'held' }),
    ...(leftOut.length > 0 && { left_out: leftOut }),
  };
};

/**
 * Judges and delivers what the shop's server sent. Nobody knows whether it sent the same before,
 * so everything goes where a repeat does no harm: each event has an id of its message's and its
 * place, which is its `unique_id` unless it has one.
 */
export const answerServer = async (
  klaviyo: KlaviyoWriter,
  { queue, identifiedMetric, isLate, policy }: Settings,
  events: readonly unknown[],
  messageId: string,
  complain: Settings['log'],
): Promise<{ results: ServerResult[]; delay?: Delivery['delay'] }> => {
  const nowMs = Date.now();
  const verdicts = await Promise.all(
    events.map((event, index) =>
      judgeServerEvent(event, `hook.${messageId}.${index}`, policy, nowMs),
    ),
  );
  const items = verdicts.flatMap((verdict) => ('item' in verdict ? [verdict.item] : []));
  const deliverNow = async (now: Items): Promise<Delivery> => {
    const errand = { klaviyo, identifiedMetric, isLate };
    const options = { ...errand, deadlineMs: nowMs + DEADLINE_MS, isWaitedFor: true };
    return toDelivery([...(await deliverItems(options, now, new Set(now))).values()]);
  };
  const { results, delay } = queue
    ? await enqueue(
        queue,
        toShares(items),
        true,
        (shares) => deliverNow(toItems(shares)),
        (error) => complain({ at: 'error', name: 'queue', detail: String(error) }),
      )
    : await deliverNow(items);
  const delivered = new Map(results.map((result) => [result.id, result]));
  return {
    results: verdicts.map((verdict, index) => toResult(verdict, index, delivered)),
    ...(delay && { delay }),
  };
};

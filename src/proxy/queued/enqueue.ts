import type { WireEvent } from '../../protocol/wire.js';
import type { Delivery } from '../deliver.js';
import type { Delay } from '../fate.js';
import type { Person } from '../person.js';
import { type EventQueue, toMessages } from './message.js';

/** The queue is the shop's own: it is soon there again, or somebody has to look. */
export const QUEUE_AWAY: Delay = { retryAfterMs: 5_000, status: 0, code: 'queue_unavailable' };

/** Sends what no message can hold, and answers for it. */
type DeliverNow = (events: readonly WireEvent[]) => Promise<Delivery>;

/**
 * Answers for events once the queue has them; until then they are held. What is too large for a
 * queue is delivered at once.
 */
export const enqueue = async (
  queue: EventQueue,
  { fresh: _, ...visitor }: Person,
  events: readonly WireEvent[],
  isResend: boolean,
  deliverNow: DeliverNow,
  onError: (error: unknown) => void,
): Promise<Delivery> => {
  const { messages, oversized } = toMessages(visitor, events, isResend);
  const queued = messages.flatMap((message) => message.events);
  try {
    if (messages.length) await queue.send(messages);
  } catch (error) {
    onError(error);
    return { results: events.map(({ id }) => ({ id, status: 'held' })), delay: QUEUE_AWAY };
  }
  const { results, ...rest } = oversized.length ? await deliverNow(oversized) : { results: [] };
  return {
    results: [...queued.map(({ id }) => ({ id, status: 'accepted' as const })), ...results],
    ...rest,
  };
};

import type { WireEvent, WireResult } from '../../protocol/wire.js';
import type { Delivery } from '../deliver.js';
import type { Delay } from '../fate.js';
import type { Person } from '../person.js';
import { type EventQueue, toMessages } from './message.js';

/** The queue is the shop's own: it is soon there again, or somebody has to look. */
const QUEUE_AWAY: Delay = { retryAfterMs: 5_000, status: 0, code: 'queue_unavailable' };

/** Events of one person, in their order. */
export interface Share<Event extends WireEvent = WireEvent> {
  visitor: Person;
  events: readonly Event[];
}

/**
 * Answers for events once the queue has them; until then they are held. What is too large for a
 * queue is delivered at once, by `deliverNow`, which answers for it. `isRepeat`: they may have been
 * sent before.
 */
export const enqueue = async <Event extends WireEvent>(
  queue: EventQueue,
  shares: readonly Share<Event>[],
  isRepeat: boolean,
  deliverNow: (oversized: Share<Event>[]) => Promise<Delivery>,
  onError: (error: unknown) => void,
): Promise<Delivery> => {
  const parts = shares.map((share) => {
    const { fresh: _, ...visitor } = share.visitor;
    return { share, ...toMessages(visitor, share.events, isRepeat) };
  });
  const messages = parts.flatMap((part) => part.messages);
  const texts = parts.flatMap((part) => part.texts);
  try {
    if (messages.length) await queue.send(messages, texts);
  } catch (error) {
    onError(error);
    const ids = shares.flatMap(({ events }) => events.map(({ id }) => id));
    return { results: ids.map((id) => ({ id, status: 'held' })), delay: QUEUE_AWAY };
  }
  const accepted: WireResult[] = messages.flatMap(({ events }) =>
    events.map(({ id }) => ({ id, status: 'accepted' })),
  );
  const left = parts
    .filter(({ oversized }) => oversized.length > 0)
    .map(({ share, oversized }) => ({ visitor: share.visitor, events: oversized }));
  if (!left.length) return { results: accepted };
  const { results, ...rest } = await deliverNow(left);
  return { results: [...accepted, ...results], ...rest };
};

import type { Klaviyo } from '../klaviyo/index.js';
import type { WireEvent, WireResult, WireTrack, WireVisitor } from '../protocol/wire.js';
import { sendInBulk } from './bulk-lane.js';
import type { Delay, Fate } from './fate.js';
import { sendSingly } from './single-lane.js';

/** From so many events on, one request of the scarce bulk lane is cheaper than one each. */
const BULK_FROM = 10;

export interface Delivery {
  results: WireResult[];
  /** The longest wait among the events that are held. */
  delay?: Delay;
}

/** Klaviyo keeps one event of a person for a metric and `unique_id`; a bulk request with two fails whole. */
const splitRepeats = (
  events: readonly WireEvent[],
): { first: WireEvent[]; repeats: WireEvent[] } => {
  const seen = new Set<string>();
  const first: WireEvent[] = [];
  const repeats: WireEvent[] = [];
  for (const event of events) {
    const key =
      'metric' in event ? JSON.stringify([event.metric, event.unique_id ?? event.id]) : event.id;
    (seen.has(key) ? repeats : first).push(event);
    seen.add(key);
  }
  return { first, repeats };
};

const isTrack = (event: WireEvent): event is WireTrack => 'metric' in event;

const toDelivery = (fates: readonly Fate[]): Delivery => {
  const delays = fates.flatMap((fate) => ('delay' in fate ? [fate.delay] : []));
  const [longest] = delays.sort((a, b) => b.retryAfterMs - a.retryAfterMs);
  return {
    results: fates.map((fate) => ('delay' in fate ? { id: fate.id, status: 'held' } : fate.result)),
    ...(longest && { delay: longest }),
  };
};

/**
 * Awaits Klaviyo's word on each event. Only events that were certainly never sent before may take
 * the bulk lane; profiles have no bulk lane here.
 */
export const deliver = async (
  klaviyo: Klaviyo,
  visitor: WireVisitor,
  events: readonly WireEvent[],
  isResend: boolean,
): Promise<Delivery> => {
  const { first, repeats } = splitRepeats(events);
  const tracks = first.filter(isTrack);
  const isBulk = !isResend && tracks.length >= BULK_FROM;
  const singles = isBulk ? first.filter((event) => !isTrack(event)) : first;
  const fates = [
    ...(await sendSingly(klaviyo, visitor, singles)),
    ...(isBulk ? await sendInBulk(klaviyo, visitor, tracks) : []),
    ...repeats.map(({ id }): Fate => ({ result: { id, status: 'duplicate' } })),
  ];
  return toDelivery(fates);
};

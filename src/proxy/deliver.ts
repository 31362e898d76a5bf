import type { WireEvent, WireResult, WireTrack } from '../protocol/wire.js';
import { sendInBulk } from './bulk-lane.js';
import type { Errand } from './errand.js';
import { AFTER_ITS_TWIN, type Delay, type Fate, held } from './fate.js';
import { sendSingly } from './single-lane.js';

/** From so many events on, one request of the scarce bulk lane is cheaper than one each. */
export const BULK_FROM = 10;
/** Half of what a page waits for its answer. */
const DEADLINE_MS = 15_000;

export interface Delivery {
  results: WireResult[];
  /** The longest wait among the events that are held. */
  delay?: Delay;
}

/** An event with the identity of an earlier one of the batch. */
interface Repeat {
  id: string;
  twinId: string;
}

/** Klaviyo keeps one event of a person for a metric and `unique_id`; a bulk request with two fails whole. */
const splitRepeats = (events: readonly WireEvent[]): { first: WireEvent[]; repeats: Repeat[] } => {
  const seen = new Map<string, string>();
  const first: WireEvent[] = [];
  const repeats: Repeat[] = [];
  for (const event of events) {
    const key =
      'metric' in event ? JSON.stringify([event.metric, event.unique_id ?? event.id]) : event.id;
    const twinId = seen.get(key);
    if (twinId !== undefined) {
      repeats.push({ id: event.id, twinId });
    } else {
      first.push(event);
      seen.set(key, event.id);
    }
  }
  return { first, repeats };
};

const isTrack = (event: WireEvent): event is WireTrack => 'metric' in event;

const idOf = (fate: Fate): string => ('result' in fate ? fate.result.id : fate.id);

/** A repeat is only one when the first was taken; otherwise it is the page's other try. */
const fateOfRepeat = ({ id, twinId }: Repeat, fates: readonly Fate[]): Fate => {
  const twin = fates.find((fate) => idOf(fate) === twinId);
  if (twin && 'result' in twin && twin.result.status === 'accepted')
    return { result: { id, status: 'duplicate' } };
  return twin && id === twinId ? twin : held(id, AFTER_ITS_TWIN);
};

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
  order: Omit<Errand, 'deadlineMs'>,
  events: readonly WireEvent[],
  isResend: boolean,
): Promise<Delivery> => {
  const errand = { ...order, deadlineMs: Date.now() + DEADLINE_MS };
  const { first, repeats } = splitRepeats(events);
  const tracks = first.filter(isTrack);
  const isBulk = !isResend && tracks.length >= BULK_FROM;
  const singles = isBulk ? first.filter((event) => !isTrack(event)) : first;
  const fates = [
    ...(await sendSingly(errand, singles)),
    ...(isBulk ? await sendInBulk(errand, tracks) : []),
  ];
  return toDelivery([...fates, ...repeats.map((repeat) => fateOfRepeat(repeat, fates))]);
};

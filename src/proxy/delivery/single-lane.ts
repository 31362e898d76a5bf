import type { KlaviyoWriter } from '../../klaviyo/index.js';
import { KINDS, type Kind } from '../../protocol/identifier.js';
import {
  accepted,
  behind,
  type Delay,
  type Fate,
  fateOf,
  held,
  isSilence,
  refusedPerson,
  TOO_LATE,
} from '../fate.js';
import { inParallel } from '../in-parallel.js';
import type { IsLate } from '../late.js';
import type { Person } from '../person.js';
import { toEventAttributes, toEventProfile, toIdentifiedEvent, toProfile } from '../to-klaviyo.js';
import type { Item } from './item.js';

/** A Worker may have six requests under way at once (Cloudflare, platform limits). */
const WIDTH = 6;

/** What it takes to bring events to Klaviyo. */
export interface Errand {
  klaviyo: KlaviyoWriter;
  /** The metric that records who a visitor turned out to be. */
  identifiedMetric: string;
  /** Whether an event starts no flow any more. */
  isLate: IsLate;
}

const send = async (errand: Errand, { event, visitor }: Item): Promise<unknown> => {
  const { klaviyo, identifiedMetric, isLate } = errand;
  if ('metric' in event) {
    return klaviyo.createEvent({
      ...toEventAttributes(event, isLate),
      profile: toEventProfile(visitor),
    });
  }
  if (event.joins) {
    return klaviyo.createEvent(await toIdentifiedEvent(visitor, event, identifiedMetric));
  }
  const profile = toProfile(visitor, event);
  return profile && klaviyo.importProfile(profile);
};

const without = (visitor: Person, kind: Kind): Person => {
  const { [kind]: _, ...rest } = visitor;
  return rest;
};

/**
 * One event. An identifier that Klaviyo does not take must not cost the visitor his events: it is
 * left out, and the event is the next strongest identifier's, or the anonymous visitor's.
 */
const sendOne = async (errand: Errand, { event, visitor }: Item): Promise<Fate> => {
  try {
    await send(errand, { event, visitor });
    return accepted(event.id);
  } catch (error) {
    const kind = KINDS.find((kind) => refusedPerson(error) === kind && visitor[kind]);
    if (!kind) return fateOf(event.id, error);
    return sendOne(errand, { event, visitor: without(visitor, kind) });
  }
};

/** Sends events one by one. */
export interface SingleLane {
  send(items: readonly Item[]): Promise<Map<Item, Fate>>;
  /** From now on everything waits for this. */
  stop(delay: Delay): void;
}

/**
 * Klaviyo ignores a repeat here, so this is the lane for everything that may have been sent before.
 * After the first that has to wait, the rest waits with it; one that Klaviyo gives no word on may be
 * more than it can bear, and stops the others only with `maxSilences` of its kind.
 */
export const createSingleLane = (
  errand: Errand,
  isOver: () => boolean,
  maxSilences: number,
): SingleLane => {
  let stop: Delay | undefined;
  let silences = 0;
  const sendNext = async (item: Item): Promise<Fate> => {
    if (isOver()) stop ??= TOO_LATE;
    if (stop) return held(item.event.id, behind(stop));
    const fate = await sendOne(errand, item);
    if ('delay' in fate && !(isSilence(fate.delay) && ++silences < maxSilences))
      stop ??= fate.delay;
    return fate;
  };
  return {
    send: async (items) =>
      new Map(
        await inParallel(items, WIDTH, async (item) => [item, await sendNext(item)] as const),
      ),
    stop: (delay) => {
      stop = delay;
    },
  };
};

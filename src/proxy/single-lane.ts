import { KINDS, type Kind } from '../protocol/identifier.js';
import type { WireEvent, WireVisitor } from '../protocol/wire.js';
import type { Errand } from './errand.js';
import { accepted, type Delay, type Fate, fateOf, held, refusedPerson, TOO_LATE } from './fate.js';
import { inParallel } from './in-parallel.js';
import { toEventAttributes, toEventProfile, toIdentifiedEvent, toProfile } from './to-klaviyo.js';

/** A Worker may have six requests under way at once (Cloudflare, platform limits). */
export const WIDTH = 6;

const send = async (errand: Errand, event: WireEvent) => {
  const { klaviyo, visitor, identifiedMetric, isLate } = errand;
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

const without = (visitor: WireVisitor, kind: Kind): WireVisitor => {
  const { [kind]: _, ...rest } = visitor;
  return rest as WireVisitor;
};

/**
 * One event. An identifier that Klaviyo does not take must not cost the visitor his events: it is
 * left out, and the event is the next strongest identifier's, or the anonymous visitor's.
 */
export const sendOne = async (errand: Errand, event: WireEvent): Promise<Fate> => {
  try {
    await send(errand, event);
    return accepted(event.id);
  } catch (error) {
    const kind = KINDS.find((kind) => refusedPerson(error) === kind && errand.visitor[kind]);
    if (!kind) return fateOf(event.id, error);
    return sendOne({ ...errand, visitor: without(errand.visitor, kind) }, event);
  }
};

/**
 * Sends events one by one. Klaviyo ignores a repeat here, so this is the lane for everything that
 * may have been sent before. After the first that has to wait, the rest waits with it.
 */
export const sendSingly = (errand: Errand, events: readonly WireEvent[]): Promise<Fate[]> => {
  let delay: Delay | undefined;
  return inParallel(events, WIDTH, async (event) => {
    if (Date.now() > errand.deadlineMs) delay ??= TOO_LATE;
    if (delay) return held(event.id, delay);
    const fate = await sendOne(errand, event);
    if ('delay' in fate) delay ??= fate.delay;
    return fate;
  });
};

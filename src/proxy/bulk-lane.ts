import { KlaviyoError } from '../klaviyo/index.js';
import type { WireTrack } from '../protocol/wire.js';
import type { Errand } from './errand.js';
import { accepted, type Fate, held, refused, TOO_LATE, toDelay } from './fate.js';
import { sendSingly } from './single-lane.js';
import { toEventAttributes, toEventProfile } from './to-klaviyo.js';

/** Where Klaviyo points at one event of the only group there is. */
const EVENT_POINTER =
  /^\/data\/attributes\/events-bulk-create\/data\/0\/attributes\/events\/data\/(\d+)(?=\/|$)/;

/** The events Klaviyo pointed at, with its reason. */
const readRefused = (error: KlaviyoError, events: readonly WireTrack[]): Map<string, Fate> => {
  const fates = new Map<string, Fate>();
  for (const { source, detail } of error.problems) {
    // An id that Klaviyo has is no fault of the event: the other lane takes it without a word.
    if (source?.pointer?.endsWith('/unique_id')) continue;
    const event = events[Number(EVENT_POINTER.exec(source?.pointer ?? '')?.[1] ?? -1)];
    if (event) fates.set(event.id, refused(event.id, source?.pointer, detail));
  }
  return fates;
};

/** Whether sending the same events again, by any lane, is of no use now. */
const mustWait = ({ status }: KlaviyoError): boolean => [401, 403, 429].includes(status);

/**
 * Sends events that were never sent before in one request. Klaviyo takes all or none: those it
 * points at are refused, and the rest, as after anything ambiguous, goes one by one.
 */
export const sendInBulk = async (errand: Errand, events: readonly WireTrack[]): Promise<Fate[]> => {
  if (Date.now() > errand.deadlineMs) return events.map(({ id }) => held(id, TOO_LATE));
  try {
    await errand.klaviyo.bulkCreateEvents([
      {
        profile: toEventProfile(errand.visitor),
        events: events.map((event) => toEventAttributes(event, errand.isLate)),
      },
    ]);
    return events.map(({ id }) => accepted(id));
  } catch (error) {
    if (!(error instanceof KlaviyoError)) throw error;
    if (mustWait(error)) return events.map(({ id }) => held(id, toDelay(error)));
    const refusals = readRefused(error, events);
    const rest = events.filter(({ id }) => !refusals.has(id));
    return [...refusals.values(), ...(await sendSingly(errand, rest))];
  }
};

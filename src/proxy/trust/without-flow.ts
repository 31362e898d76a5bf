import type { WireEvent } from '../../protocol/wire.js';

/**
 * An event that may carry a mark of the route: it is recorded and starts no flow (Klaviyo's
 * `backfill`). No page can set it, and a queue keeps it.
 */
export type Marked<Event extends WireEvent = WireEvent> = Event & { backfill?: true };

export const withoutFlow = <Event extends WireEvent>(event: Event): Marked<Event> => ({
  ...event,
  backfill: true,
});

/** Whether an event says who somebody is or was: what joins him to his past, or changes his profile. */
export const isIdentification = (event: WireEvent): boolean => 'traits' in event;

/** Whether Klaviyo may mail somebody because of it: a profile's traits are no event. */
export const mayStartFlow = (event: Marked): boolean =>
  !event.backfill && ('metric' in event || event.joins === true);

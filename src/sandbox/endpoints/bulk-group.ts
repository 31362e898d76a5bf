import type * as v from 'valibot';

import type { createGroupAttributes } from '../checks/event-requests.js';
import type { Arrival, Submission } from '../recording/incoming-event.js';
import { sortProfile } from '../recording/incoming-profile.js';
import { toIncomingEvent } from './to-incoming-event.js';

type GroupAttributes = v.InferOutput<ReturnType<typeof createGroupAttributes>>;

/** One person's events in a bulk request, with the pointer to the attributes of each. */
export interface BulkGroup {
  readonly submission: Submission;
  readonly pointers: readonly string[];
}

/** Where a group stands in its request. */
export interface GroupPlace {
  /** Pointer to the group's attributes. */
  readonly pointer: string;
  /** The body of a request that has nothing but these attributes. */
  readonly wrap: (attributes: object) => unknown;
}

/** Sorts a checked group; an event that does not say `backfill` takes the group's. */
export const splitGroup = (
  group: GroupAttributes,
  { pointer, wrap }: GroupPlace,
  arrival: Arrival,
): BulkGroup => {
  const { profile, events, backfill } = group;
  const incoming = events.data.map((event) =>
    toIncomingEvent(
      { ...event.attributes, backfill: event.attributes.backfill ?? backfill },
      JSON.stringify(wrap({ ...group, events: { data: [event] } })),
    ),
  );
  return {
    submission: { arrival, profile: sortProfile(profile.data), events: incoming },
    pointers: events.data.map((_, position) => `${pointer}/events/data/${position}/attributes`),
  };
};

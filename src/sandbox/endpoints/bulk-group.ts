import type * as v from 'valibot';

import type { bulkCreateRequest } from '../checks/event-requests.js';
import type { Arrival, Submission } from '../recording/incoming-event.js';
import { sortProfile } from '../recording/incoming-profile.js';
import { toIncomingEvent } from './to-incoming-event.js';

type Job = v.InferOutput<ReturnType<typeof bulkCreateRequest>>['data']['attributes'];
type CheckedGroup = Job['events-bulk-create']['data'][number];

/** One person's events in a bulk job, with the pointer to the attributes of each. */
export interface BulkGroup {
  readonly submission: Submission;
  readonly pointers: readonly string[];
}

const wrapAlone = ({ attributes }: CheckedGroup, event: unknown) => {
  const group = {
    type: 'event-bulk-create',
    attributes: { ...attributes, events: { data: [event] } },
  };
  const job = { 'events-bulk-create': { data: [group] } };
  return JSON.stringify({ data: { type: 'event-bulk-create-job', attributes: job } });
};

/** Sorts a group; an event that does not say `backfill` takes the group's. */
export const splitGroup = (group: CheckedGroup, index: number, arrival: Arrival): BulkGroup => {
  const { profile, events, backfill } = group.attributes;
  const base = `/data/attributes/events-bulk-create/data/${index}/attributes/events/data`;
  const incoming = events.data.map((event) =>
    toIncomingEvent(
      { ...event.attributes, backfill: event.attributes.backfill ?? backfill },
      wrapAlone(group, event),
    ),
  );
  return {
    submission: { arrival, profile: sortProfile(profile.data), events: incoming },
    pointers: events.data.map((_, position) => `${base}/${position}/attributes`),
  };
};

import type * as v from 'valibot';

import type { bulkCreateRequest, EventAttributes, EventProfile } from '../checks/event-requests.js';

type Job = v.InferOutput<ReturnType<typeof bulkCreateRequest>>['data']['attributes'];
type CheckedGroup = Job['events-bulk-create']['data'][number];

/** One event of a bulk job, with the pointer to its attributes and a job that would send it alone. */
export interface GroupedEvent {
  readonly at: string;
  readonly attributes: EventAttributes;
  readonly sent: string;
}

/** One person's events in a bulk job. */
export interface BulkGroup {
  readonly profile: EventProfile;
  readonly events: readonly GroupedEvent[];
}

const wrapAlone = ({ attributes }: CheckedGroup, event: unknown) => {
  const group = {
    type: 'event-bulk-create',
    attributes: { ...attributes, events: { data: [event] } },
  };
  const job = { 'events-bulk-create': { data: [group] } };
  return JSON.stringify({ data: { type: 'event-bulk-create-job', attributes: job } });
};

/** Splits a group into events; one that does not say `backfill` takes the group's. */
export const splitGroup = (group: CheckedGroup, index: number): BulkGroup => {
  const { profile, events, backfill } = group.attributes;
  const base = `/data/attributes/events-bulk-create/data/${index}/attributes/events/data`;
  return {
    profile: profile.data,
    events: events.data.map((event, position) => ({
      at: `${base}/${position}/attributes`,
      attributes: { ...event.attributes, backfill: event.attributes.backfill ?? backfill },
      sent: wrapAlone(group, event),
    })),
  };
};

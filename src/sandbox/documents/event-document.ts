import { formatEventTime } from '../checks/event-time.js';
import { knows } from '../contract/event-features.js';
import { LATEST, type RevisionName } from '../contract/revisions.js';
import type { EventRow } from '../store/events.js';

/** As much of an event as its document needs. */
export type ReadEvent = Pick<
  EventRow,
  | 'seq'
  | 'id'
  | 'uuid'
  | 'profile_id'
  | 'metric_id'
  | 'unique_id'
  | 'timestamp'
  | 'properties'
  | 'value'
>;

/**
 * `properties` as they are read back: `$value` and `$event_id` are among them
 * (documented). Where the currency would stand is not known, so it is left out.
 */
const readEventProperties = (row: ReadEvent): Record<string, unknown> => ({
  ...(JSON.parse(row.properties) as Record<string, unknown>),
  $event_id: row.unique_id ?? String(row.timestamp),
  ...(row.value !== null && { $value: row.value }),
});

const common = (row: ReadEvent) => ({
  event_properties: readEventProperties(row),
  datetime: formatEventTime(row.timestamp),
  uuid: row.uuid,
});

// Before 2023-07-15: plural names, lists of one, ids among the attributes, the time as text.
const flatParts = (row: ReadEvent) => ({
  attributes: {
    metric_id: row.metric_id,
    profile_id: row.profile_id,
    timestamp: String(row.timestamp),
    ...common(row),
  },
  relationships: {
    metrics: { data: [{ type: 'metric', id: row.metric_id }] },
    profiles: { data: [{ type: 'profile', id: row.profile_id }] },
  },
});

const resourceParts = (row: ReadEvent, self: string, revision: RevisionName) => {
  const relate = (name: string, data: unknown) => ({
    data,
    links: { self: `${self}relationships/${name}/`, related: `${self}${name}/` },
  });
  return {
    attributes: { timestamp: row.timestamp, ...common(row) },
    relationships: {
      profile: relate('profile', { type: 'profile', id: row.profile_id }),
      metric: relate('metric', { type: 'metric', id: row.metric_id }),
      // No campaign or flow of the sandbox leads to an event, so nothing is attributed.
      ...(knows(revision, 'attributions') && { attributions: relate('attributions', []) }),
    },
  };
};

/** An event as the API of a revision shows it, by default of the newest. */
export const eventDocument = (row: ReadEvent, origin: string, revision: RevisionName = LATEST) => {
  const self = `${origin}/api/events/${row.id}/`;
  const isFlat = !knows(revision, 'resources');
  const parts = isFlat ? flatParts(row) : resourceParts(row, self, revision);
  return { type: 'event', id: row.id, ...parts, links: { self } };
};

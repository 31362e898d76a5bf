import { formatEventTime } from '../checks/event-time.js';
import type { EventRow } from '../store/events.js';

/**
 * `properties` as they are read back: `$value` and `$event_id` are among them
 * (documented). Where the currency would stand is not known, so it is left out.
 */
export const readEventProperties = (row: EventRow): Record<string, unknown> => ({
  ...(JSON.parse(row.properties) as Record<string, unknown>),
  $event_id: row.unique_id ?? String(row.timestamp),
  ...(row.value !== null && { $value: row.value }),
});

/** An event as the API shows it. */
export const eventDocument = (row: EventRow, origin: string) => {
  const self = `${origin}/api/events/${row.id}/`;
  const relate = (type: string, id: string) => ({
    data: { type, id },
    links: { self: `${self}relationships/${type}/`, related: `${self}${type}/` },
  });
  return {
    type: 'event',
    id: row.id,
    attributes: {
      timestamp: row.timestamp,
      event_properties: readEventProperties(row),
      datetime: formatEventTime(row.timestamp),
      uuid: row.uuid,
    },
    relationships: {
      profile: relate('profile', row.profile_id),
      metric: relate('metric', row.metric_id),
      attributions: { data: [] },
    },
    links: { self },
  };
};

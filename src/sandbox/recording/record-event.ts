import type { EventAttributes } from '../checks/event-requests.js';
import { parseEventTime } from '../checks/event-time.js';
import type { Database } from '../store/database.js';
import { findTwin, insertEvent, type Lane, type NewEvent } from '../store/events.js';
import { writeEntry } from '../store/journal.js';
import { ensureMetric } from '../store/metrics.js';

/** Where an event came from: the same for all events of a request. */
export interface Arrival {
  readonly lane: Lane;
  readonly revision: string;
  /** When the request came, in milliseconds. */
  readonly now: number;
}

/** One checked event, with the JSON body that would send it alone. */
export interface IncomingEvent {
  readonly attributes: EventAttributes;
  readonly sent: string;
}

/** What became of an event. Only a bulk job cares: it fails whole on a repeated unique_id. */
export type Outcome = 'recorded' | 'repeated-id' | 'same-second' | 'nobody';

const toNewEvent = (
  profileId: string,
  metricId: string,
  { attributes, sent }: IncomingEvent,
  { lane, revision, now }: Arrival,
): NewEvent => {
  // Klaviyo takes `$event_id` out of the properties without using it as the key (observed).
  const { $event_id: _, ...properties } = attributes.properties;
  const seconds = attributes.time ? parseEventTime(attributes.time) : undefined;
  return {
    profileId,
    metricId,
    uniqueId: attributes.unique_id ?? null,
    timestamp: seconds ?? Math.floor(now / 1000),
    timeSent: attributes.time ?? null,
    properties,
    value: attributes.value ?? null,
    valueCurrency: attributes.value_currency ?? null,
    backfill: attributes.backfill ?? false,
    revision,
    lane,
    sent,
    receivedAt: now,
  };
};

/** Records that a 202 came to nothing, which the real service keeps to itself. */
export const dropEvent = (
  database: Database,
  { attributes, sent }: IncomingEvent,
  { lane, now }: Arrival,
  reason: string,
  profileId: string | null = null,
): void => {
  const { name: metric } = attributes.metric.data.attributes;
  const unique_id = attributes.unique_id ?? null;
  const entry = { at: now, reason, metric, unique_id, profile_id: profileId, lane, sent };
  writeEntry(database, 'drops', entry);
};

/** Records an event, unless its key is taken: the first one processed wins (documented). */
export const recordEvent = (
  database: Database,
  profileId: string,
  incoming: IncomingEvent,
  arrival: Arrival,
): Outcome => {
  const { name, service } = incoming.attributes.metric.data.attributes;
  const metric = ensureMetric(database, name, service ?? 'api', arrival.now);
  const event = toNewEvent(profileId, metric.id, incoming, arrival);
  const twin = findTwin(database, event);
  if (twin === undefined) {
    insertEvent(database, event);
    return 'recorded';
  }
  const isRepeat = event.uniqueId !== null;
  const rule = isRepeat ? 'same unique_id' : 'same second and no unique_id';
  dropEvent(database, incoming, arrival, `duplicate of event ${twin}: ${rule}`, profileId);
  return isRepeat ? 'repeated-id' : 'same-second';
};

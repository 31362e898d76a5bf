import { parseEventTime } from '../checks/event-time.js';
import type { Database } from '../store/database.js';
import { findTwin, insertEvent, type NewEvent } from '../store/events.js';
import { writeEntry } from '../store/journal.js';
import { ensureMetric } from '../store/metrics.js';
import type { Arrival, IncomingEvent } from './incoming-event.js';

/** What became of an event. Only a bulk job cares: it fails whole on a repeated unique_id. */
export type Outcome = 'recorded' | 'repeated-id' | 'same-second' | 'nobody';

const toNewEvent = (
  profileId: string,
  metricId: string,
  event: IncomingEvent,
  { lane, revision, now, requestId }: Arrival,
): NewEvent => {
  // Klaviyo takes `$event_id` out of the properties without using it as the key (observed).
  const { $event_id: _, ...properties } = event.properties;
  const seconds = event.time ? parseEventTime(event.time) : undefined;
  return {
    profileId,
    metricId,
    uniqueId: event.uniqueId,
    timestamp: seconds ?? Math.floor(now / 1000),
    timeSent: event.time,
    properties,
    value: event.value,
    valueCurrency: event.valueCurrency,
    backfill: event.backfill,
    revision,
    lane,
    sent: event.sent,
    receivedAt: now,
    requestId,
  };
};

/** Records that a 202 came to nothing, which the real service keeps to itself. */
export const dropEvent = (
  database: Database,
  { metric, uniqueId, sent }: IncomingEvent,
  { lane, now, requestId }: Arrival,
  reason: string,
  profileId: string | null = null,
): void =>
  writeEntry(database, 'drops', {
    at: now,
    reason,
    metric,
    unique_id: uniqueId,
    profile_id: profileId,
    lane,
    sent,
    request_id: requestId ?? null,
  });

/** Records an event, unless its key is taken: the first one processed wins (documented). */
export const recordEvent = (
  database: Database,
  profileId: string,
  incoming: IncomingEvent,
  arrival: Arrival,
): Outcome => {
  const metric = ensureMetric(database, incoming.metric, incoming.service, arrival.now);
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

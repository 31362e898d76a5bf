import type { Database } from './database.js';
import { newEventId, newEventUuid } from './new-id.js';

/** Which endpoint brought an event; `internal` marks those Klaviyo makes itself. */
export type Lane = 'create_event' | 'bulk' | 'client' | 'internal';

/** An event to record. `timestamp` is in seconds, `receivedAt` in milliseconds, `sent` is JSON. */
export interface NewEvent {
  readonly profileId: string;
  readonly metricId: string;
  readonly uniqueId: string | null;
  readonly timestamp: number;
  readonly timeSent: string | null;
  readonly properties: Record<string, unknown>;
  readonly value: number | null;
  readonly valueCurrency: string | null;
  readonly backfill: boolean;
  readonly revision: string;
  readonly lane: Lane;
  readonly sent: string;
  readonly receivedAt: number;
  /** The request it came with; Klaviyo's own events came with none. */
  readonly requestId?: string | undefined;
}

/** A recorded event with its metric's name, as the database holds it. */
export interface EventRow {
  readonly seq: number;
  readonly id: string;
  readonly uuid: string;
  readonly profile_id: string;
  readonly metric_id: string;
  readonly metric: string;
  readonly unique_id: string | null;
  readonly timestamp: number;
  readonly time_sent: string | null;
  readonly properties: string;
  readonly value: number | null;
  readonly value_currency: string | null;
  readonly backfill: number;
  readonly revision: string;
  readonly lane: Lane;
  readonly sent: string;
  readonly received_at: number;
}

/** Start of a query for event rows. */
export const SELECT_EVENTS = `SELECT events.*, metrics.name AS metric
  FROM events JOIN metrics ON metrics.id = events.metric_id`;

// Without a unique_id the time to the second is the key (documented).
const dedupKey = ({ uniqueId, timestamp }: NewEvent) => uniqueId ?? String(timestamp);

/** The event recorded first under the same profile, metric and key. */
export const findTwin = (database: Database, event: NewEvent): string | undefined =>
  database.get<{ id: string }>(
    'SELECT id FROM events WHERE profile_id = ? AND metric_id = ? AND dedup_key = ? LIMIT 1',
    event.profileId,
    event.metricId,
    dedupKey(event),
  )?.id;

/** Records the event whatever else is there; returns its id. */
export const insertEvent = (database: Database, event: NewEvent): string => {
  const id = newEventId();
  database.run(
    `INSERT INTO events (id, uuid, profile_id, metric_id, dedup_key, unique_id, timestamp, time_sent,
      properties, value, value_currency, backfill, revision, lane, sent, received_at,
      request_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    newEventUuid(event.timestamp),
    event.profileId,
    event.metricId,
    dedupKey(event),
    event.uniqueId,
    event.timestamp,
    event.timeSent,
    JSON.stringify(event.properties),
    event.value,
    event.valueCurrency,
    event.backfill ? 1 : 0,
    event.revision,
    event.lane,
    event.sent,
    event.receivedAt,
    event.requestId ?? null,
  );
  return id;
};

/** The event with that id. */
export const findEvent = (database: Database, id: string): EventRow | undefined =>
  database.get<EventRow>(`${SELECT_EVENTS} WHERE events.id = ?`, id);

/** A person's events, Klaviyo's own included, the latest first. */
export const listEventsOf = (database: Database, profileId: string, limit: number): EventRow[] =>
  database.all<EventRow>(
    `${SELECT_EVENTS} WHERE profile_id = ? ORDER BY timestamp DESC, seq DESC LIMIT ?`,
    profileId,
    limit,
  );

// Two texts instead of one with an OR, so that SQLite can use the index of sent events.
const sent = (metric: string | null) => ({
  where: `WHERE events.lane <> 'internal'${
    metric === null ? '' : ' AND events.metric_id IN (SELECT id FROM metrics WHERE name = ?)'
  }`,
  values: metric === null ? [] : [metric],
});

/** How many events were sent here and recorded. */
export const countSentEvents = (database: Database, metric: string | null): number => {
  const { where, values } = sent(metric);
  const sql = `SELECT count(*) AS total FROM events ${where}`;
  return database.get<{ total: number }>(sql, ...values)?.total ?? 0;
};

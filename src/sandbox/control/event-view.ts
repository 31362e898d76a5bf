import type { Database } from '../store/database.js';
import type { EventRow } from '../store/events.js';
import { findProfile } from '../store/profiles.js';
import type { EventPerson, RecordedEvent } from './shown.js';

const withoutOwnKeys = (text: string) => {
  const { $value, $event_id, ...properties } = JSON.parse(text) as Record<string, unknown>;
  return properties;
};

/** A person in short, as every list of events shows it. */
const viewPerson = (database: Database, id: string): EventPerson => {
  const profile = findProfile(database, id);
  if (profile === undefined) return { id };
  const { traits, created: _created, updated: _updated, last_event: _last, ...person } = profile;
  return { ...person, ...traits };
};

/** A recorded event as tests and the page see it. */
export const viewEvent = (database: Database, row: EventRow): RecordedEvent => ({
  id: row.id,
  metric: row.metric,
  profile: viewPerson(database, row.profile_id),
  properties: withoutOwnKeys(row.properties),
  value: row.value,
  value_currency: row.value_currency,
  unique_id: row.unique_id,
  time: new Date(row.timestamp * 1000).toISOString().replace('.000Z', 'Z'),
  time_sent: row.time_sent,
  received_at: new Date(row.received_at).toISOString(),
  backfill: row.backfill === 1,
  revision: row.revision,
  lane: row.lane,
  sent: JSON.parse(row.sent) as unknown,
});

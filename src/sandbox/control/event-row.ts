import { namePerson } from '../identity/person.js';
import type { Database } from '../store/database.js';
import type { EventRow } from '../store/events.js';
import { findProfile } from '../store/profiles.js';
import { summarise } from './summary.js';

const nameProfile = (database: Database, id: string) => {
  const profile = findProfile(database, id);
  return profile === undefined ? `profile ${id}` : namePerson(profile);
};

/** An event in one line, as the page lists it. */
export const viewEventRow = (database: Database, row: EventRow) => ({
  seq: row.seq,
  id: row.id,
  metric: row.metric,
  about: summarise(
    JSON.parse(row.properties) as Record<string, unknown>,
    row.value,
    row.value_currency,
  ),
  person: { id: row.profile_id, name: nameProfile(database, row.profile_id) },
  time: new Date(row.timestamp * 1000).toISOString(),
  received_at: new Date(row.received_at).toISOString(),
  lane: row.lane,
  backfill: row.backfill === 1,
});

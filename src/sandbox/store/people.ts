import type { Database } from './database.js';
import { type Log, searchClauses } from './log.js';

const texts = [
  'profiles.email ?',
  'profiles.phone_number ?',
  'profiles.external_id ?',
  'profiles.id ?',
  'profiles.traits ?',
  'EXISTS (SELECT 1 FROM anonymous_ids WHERE profile_id = profiles.id AND anonymous_id ?)',
  'EXISTS (SELECT 1 FROM secondary_emails WHERE profile_id = profiles.id AND email ?)',
];

/** The people in whom every word of the search is found, in the order they became known. */
export const knownPeople = (search: string): Log => ({
  from: 'profiles',
  seq: 'profiles.rowid',
  clauses: [],
  words: searchClauses(search, texts),
});

/** Ids of the people with these keys, the newest first. */
export const listPeopleBySeq = (database: Database, seqs: readonly number[]): string[] =>
  database
    .all<{ id: string }>(
      'SELECT id FROM profiles WHERE rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid DESC',
      JSON.stringify(seqs),
    )
    .map(({ id }) => id);

/** The profiles that were merged into this one. */
export const listMergedInto = (database: Database, id: string): string[] =>
  database
    .all<{ id: string }>(
      'SELECT source_id AS id FROM merged_profiles WHERE destination_id = ? ORDER BY rowid',
      id,
    )
    .map((row) => row.id);

/** What a person has agreed to or refused, channel by channel. Times in milliseconds. */
export const listConsents = (
  database: Database,
  id: string,
): { channel: string; consent: string; at: number | null }[] =>
  database.all(
    `SELECT channel, consent, coalesce(consented_at, updated) AS at FROM consents
      WHERE profile_id = ? ORDER BY channel`,
    id,
  );

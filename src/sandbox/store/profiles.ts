import type { Identifiers, Kind, Person } from '../identity/person.js';
import type { Database } from './database.js';
import { newProfileId } from './new-id.js';

/** Whatever is known about a person beside the identifiers, as Klaviyo names it. */
export type Traits = Record<string, unknown>;

/** A stored profile. Times are in milliseconds; `last_event` is the latest event's, when there is one. */
export interface Profile extends Person {
  readonly traits: Traits;
  readonly created: number;
  readonly updated: number;
  readonly last_event: number | null;
}

/** A profile as the database holds it, without its anonymous ids. */
export interface ProfileRow extends Omit<Profile, 'traits' | 'anonymous_ids'> {
  readonly traits: string;
}

/** Start of a query for profile rows, with a further column if one is named. */
export const selectProfiles = (further = ''): string => `SELECT profiles.*${further},
  (SELECT max(timestamp) * 1000 FROM events WHERE profile_id = profiles.id) AS last_event
  FROM profiles`;

const columns = {
  id: 'id',
  external_id: 'external_id',
  email: 'email',
  phone_number: 'phone_number',
} as const;

/** A column by which a profile can be found directly. */
export type ProfileColumn = keyof typeof columns;

/** A row with its anonymous ids. */
export const completeProfile = (database: Database, row: ProfileRow): Profile => {
  const find = 'SELECT anonymous_id FROM anonymous_ids WHERE profile_id = ? ORDER BY rowid';
  const anonymous = database.all<{ anonymous_id: string }>(find, row.id);
  return {
    ...row,
    traits: JSON.parse(row.traits) as Traits,
    anonymous_ids: anonymous.map(({ anonymous_id }) => anonymous_id),
  };
};

/** The one profile that has this value. */
export const findProfileBy = (
  database: Database,
  column: ProfileColumn,
  value: string,
): Profile | undefined => {
  const find = `${selectProfiles()} WHERE ${columns[column]} = ?`;
  const row = database.get<ProfileRow>(find, value);
  return row && completeProfile(database, row);
};

/** The profile of an id; a merged one's id leads to where it went (assumed). */
export const findProfile = (database: Database, id: string): Profile | undefined => {
  const find = 'SELECT destination_id AS id FROM merged_profiles WHERE source_id = ?';
  const moved = database.get<{ id: string }>(find, id);
  return findProfileBy(database, 'id', moved?.id ?? id);
};

const findBySecondaryEmail = (database: Database, email: string) => {
  const find = 'SELECT profile_id AS id FROM secondary_emails WHERE email = ?';
  const found = database.get<{ id: string }>(find, email);
  return found && findProfileBy(database, 'id', found.id);
};

/** The profile known by this identifier; a secondary e-mail is one (assumed). */
export const findOwner = (database: Database, kind: Kind, value: string): Profile | undefined => {
  if (kind === 'email')
    return findProfileBy(database, kind, value) ?? findBySecondaryEmail(database, value);
  if (kind !== 'anonymous_id') return findProfileBy(database, kind, value);
  const find = 'SELECT profile_id AS id FROM anonymous_ids WHERE anonymous_id = ?';
  const found = database.get<{ id: string }>(find, value);
  return found && findProfileBy(database, 'id', found.id);
};

/** All profiles, the one changed last first. */
export const listProfiles = (database: Database, limit: number): Profile[] =>
  database
    .all<ProfileRow>(`${selectProfiles()} ORDER BY updated DESC, id DESC LIMIT ?`, limit)
    .map((row) => completeProfile(database, row));

/** An empty profile; returns its id. One that is named no longer leads to where it was merged. */
export const insertProfile = (database: Database, now: number, named?: string): string => {
  if (named !== undefined) database.run('DELETE FROM merged_profiles WHERE source_id = ?', named);
  const id = named ?? newProfileId(now);
  const insert = 'INSERT INTO profiles (id, traits, created, updated) VALUES (?, ?, ?, ?)';
  database.run(insert, id, '{}', now, now);
  return id;
};

/** Gives a profile identifiers nobody else has, in place of its own of that kind; anonymous ids add up. */
export const giveIdentifiers = (database: Database, id: string, given: Identifiers): void => {
  const { anonymous_id: anonymousId, ...strong } = given;
  for (const [kind, value] of Object.entries(strong))
    database.run(
      `UPDATE profiles SET ${columns[kind as ProfileColumn]} = ? WHERE id = ?`,
      value,
      id,
    );
  if (anonymousId !== undefined)
    database.run('INSERT OR REPLACE INTO anonymous_ids VALUES (?, ?)', anonymousId, id);
};

/** Takes identifiers away. */
export const clearIdentifiers = (
  database: Database,
  id: string,
  kinds: readonly Exclude<Kind, 'anonymous_id'>[],
): void => {
  for (const kind of kinds)
    database.run(`UPDATE profiles SET ${columns[kind]} = NULL WHERE id = ?`, id);
};

/** Replaces what is known beside the identifiers. */
export const writeTraits = (database: Database, id: string, traits: Traits, now: number): void =>
  database.run(
    'UPDATE profiles SET traits = ?, updated = ? WHERE id = ?',
    JSON.stringify(traits),
    now,
    id,
  );

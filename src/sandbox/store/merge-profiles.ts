import { clientTablesThatMove } from '../client-api/client-tables.js';
import { profileTablesThatMove } from '../profiles/profile-tables.js';
import { moveLinksOfProfile } from '../resources/links.js';
import type { Database } from './database.js';
import { giveIdentifiers, type Profile, type Traits, writeTraits } from './profiles.js';

const asObject = (value: unknown): Traits =>
  typeof value === 'object' && value !== null ? (value as Traits) : {};

const richer = (own: unknown, other: unknown) =>
  Object.keys(asObject(other)).length > Object.keys(asObject(own)).length ? other : own;

// The destination's values win; the location is the one with more in it, the timezone the
// source's (all documented).
const mergeTraits = (own: Traits, other: Traits): Traits => {
  const merged: Traits = { ...other, ...own };
  const properties = { ...asObject(other.properties), ...asObject(own.properties) };
  const { timezone } = asObject(other.location);
  const location = richer(own.location, other.location);
  if (Object.keys(properties).length > 0) merged.properties = properties;
  if (location !== undefined)
    merged.location = { ...asObject(location), ...(typeof timezone === 'string' && { timezone }) };
  return merged;
};

const moved = [
  'events',
  'anonymous_ids',
  'resolutions',
  ...profileTablesThatMove,
  ...clientTablesThatMove,
] as const;

// What stays behind is a row the destination has one of its own of.
const moveRows = (database: Database, table: string, to: string, from: string): void => {
  database.run(`UPDATE OR IGNORE ${table} SET profile_id = ? WHERE profile_id = ?`, to, from);
  database.run(`DELETE FROM ${table} WHERE profile_id = ?`, from);
};

/**
 * Moves everything of `source` to `destination` and deletes it. Events keep their time. The
 * destination takes over an identifier only where it has none of that kind.
 */
export const mergeProfiles = (
  database: Database,
  destination: Profile,
  source: Profile,
  now: number,
): void => {
  for (const table of moved) moveRows(database, table, destination.id, source.id);
  moveLinksOfProfile(database, destination.id, source.id);
  const repoint = 'UPDATE merged_profiles SET destination_id = ? WHERE destination_id = ?';
  database.run(repoint, destination.id, source.id);
  database.run('DELETE FROM profiles WHERE id = ?', source.id);
  database.run('INSERT INTO merged_profiles VALUES (?, ?)', source.id, destination.id);
  const free = (['external_id', 'email', 'phone_number'] as const).filter(
    (kind) => destination[kind] === null && source[kind] !== null,
  );
  const given = Object.fromEntries(free.map((kind) => [kind, source[kind]]));
  giveIdentifiers(database, destination.id, given);
  writeTraits(database, destination.id, mergeTraits(destination.traits, source.traits), now);
};

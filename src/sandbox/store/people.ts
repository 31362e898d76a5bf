import type { Database } from './database.js';
import { searchClauses } from './log.js';

const texts = [
  'email ?',
  'phone_number ?',
  'external_id ?',
  'id ?',
  'traits ?',
  'EXISTS (SELECT 1 FROM anonymous_ids WHERE profile_id = profiles.id AND anonymous_id ?)',
];

/** A page of the people in whom every word of the search is found. */
export interface PeoplePage {
  readonly ids: readonly string[];
  readonly total: number;
}

/** Looks for people; the one changed last comes first. */
export const findPeople = (
  database: Database,
  search: string,
  { limit, offset }: { limit: number; offset: number },
): PeoplePage => {
  const clauses = searchClauses(search, texts);
  const where = clauses.length === 0 ? '' : `WHERE ${clauses.map(({ sql }) => sql).join(' AND ')}`;
  const values = clauses.flatMap((clause) => clause.values);
  const count = `SELECT count(*) AS total FROM profiles ${where}`;
  const total = database.get<{ total: number }>(count, ...values)?.total ?? 0;
  const page = `SELECT id FROM profiles ${where} ORDER BY updated DESC, id DESC LIMIT ? OFFSET ?`;
  const ids = database.all<{ id: string }>(page, ...values, limit, offset).map(({ id }) => id);
  return { ids, total };
};

/** The profiles that were merged into this one. */
export const listMergedInto = (database: Database, id: string): string[] =>
  database
    .all<{ id: string }>(
      'SELECT source_id AS id FROM merged_profiles WHERE destination_id = ? ORDER BY rowid',
      id,
    )
    .map((row) => row.id);

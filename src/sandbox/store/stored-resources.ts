import type { Database } from './database.js';
import { type Log, searchClauses } from './log.js';

/** Any resource but events, profiles and metrics, as it is kept. Times in milliseconds. */
export interface StoredResource {
  readonly seq: number;
  readonly type: string;
  readonly id: string;
  readonly attributes: string;
  readonly created: number;
  readonly updated: number;
}

/** One end of a link that is kept. */
export interface StoredLink {
  readonly relationship: string;
  readonly type: string;
  readonly id: string;
}

/** The resources of a type or of all, with every word of the search in them. */
export const storedResources = (type: string | null, search: string): Log => ({
  from: 'resources',
  seq: 'seq',
  clauses: type === null ? [] : [{ sql: 'type = ?', values: [type] }],
  words: searchClauses(search, ['type ?', 'id ?', 'attributes ?']),
});

/** The resources with these keys, the newest first. */
export const listResourcesBySeq = (database: Database, seqs: readonly number[]): StoredResource[] =>
  database.all(
    'SELECT * FROM resources WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq DESC',
    JSON.stringify(seqs),
  );

/** How many resources there are of each type. */
export const countResources = (database: Database): { type: string; total: number }[] =>
  database.all('SELECT type, count(*) AS total FROM resources GROUP BY type ORDER BY type');

/** What a resource is linked to, up to a number. */
export const listLinksOf = (
  database: Database,
  { type, id }: StoredResource,
  limit: number,
): StoredLink[] =>
  database.all(
    `SELECT relationship, target_type AS type, target_id AS id FROM resource_links
      WHERE type = ? AND id = ? ORDER BY relationship, seq LIMIT ?`,
    type,
    id,
    limit,
  );

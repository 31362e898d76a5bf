import type { Bound, Database } from './database.js';
import { type Log, searchClauses } from './log.js';

/** The journals that can be looked through. */
export type Journal = 'requests' | 'rejects' | 'drops';

const texts: Record<Journal, readonly string[]> = {
  requests: ['path ?', 'query ?', 'method ?', 'status ?'],
  rejects: ['path ?', 'query ?', 'method ?', 'status ?', 'errors ?', 'body ?'],
  drops: ['metric ?', 'reason ?', 'unique_id ?', 'sent ?'],
};

/** The least and the largest status that is meant: 404 alone, or all of 4xx. */
export type StatusSpan = readonly [least: number, most: number];

/** A journal with every word of the search in it, and of the statuses that are meant. */
export const journalLog = (journal: Journal, search: string, status: StatusSpan | null): Log => ({
  from: journal,
  seq: 'seq',
  clauses:
    status === null || journal === 'drops'
      ? []
      : [{ sql: 'status BETWEEN ? AND ?', values: [...status] }],
  words: searchClauses(search, texts[journal]),
});

/** The entries with these keys, the newest first. */
export const listEntriesBySeq = (
  database: Database,
  journal: Journal,
  seqs: readonly number[],
): Record<string, Bound>[] =>
  database.all(
    `SELECT * FROM ${journal} WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq DESC`,
    JSON.stringify(seqs),
  );

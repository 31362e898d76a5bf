import type { Bound, Database } from './database.js';
import { type Clause, type Log, searchClauses } from './log.js';

/** The journals that can be looked through. */
export type Journal = 'requests' | 'rejects' | 'drops';

const texts: Record<Journal, readonly string[]> = {
  requests: ['path ?', 'method ?', 'status ?'],
  rejects: ['path ?', 'method ?', 'status ?', 'errors ?', 'body ?'],
  drops: ['metric ?', 'reason ?', 'unique_id ?', 'sent ?'],
};

const ofStatus = (status: string): Clause[] => {
  const [, hundred] = /^([1-5])xx$/.exec(status) ?? [];
  const least = hundred === undefined ? Number(status) : Number(hundred) * 100;
  const most = hundred === undefined ? least : least + 99;
  if (!Number.isInteger(least)) return [];
  return [{ sql: 'status BETWEEN ? AND ?', values: [least, most] }];
};

/** A journal with every word of the search in it; of one status (`404`) or one class (`4xx`). */
export const journalLog = (journal: Journal, search: string, status: string | null): Log => ({
  from: journal,
  seq: 'seq',
  clauses: status === null || journal === 'drops' ? [] : ofStatus(status),
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

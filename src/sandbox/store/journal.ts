import type { Database } from './database.js';
import type { DropEntry, RejectEntry, RequestEntry } from './journal-entries.js';

/** What happened to a person, in a sentence and as the JSON of a step. */
export interface ResolutionEntry {
  readonly at: number;
  readonly profile_id: string;
  readonly kind: string;
  readonly sentence: string;
  readonly step: string;
}

interface Entries {
  requests: RequestEntry;
  rejects: RejectEntry;
  drops: DropEntry;
  resolutions: ResolutionEntry;
}

const columns: { [Table in keyof Entries]: readonly (keyof Entries[Table] & string)[] } = {
  requests: [
    'at',
    'request_id',
    'method',
    'path',
    'query',
    'status',
    'lane',
    'events',
    'endpoint',
    'revision_asked',
    'revision',
    'duration_ms',
    'fault',
    'user_agent',
    'retry_after',
    'rate_limit',
  ],
  rejects: ['at', 'request_id', 'method', 'path', 'query', 'status', 'errors', 'body'],
  drops: ['at', 'reason', 'metric', 'unique_id', 'profile_id', 'lane', 'sent', 'request_id'],
  resolutions: ['at', 'profile_id', 'kind', 'sentence', 'step'],
};

/** Adds an entry at the end. */
export const writeEntry = <Table extends keyof Entries>(
  database: Database,
  table: Table,
  entry: Entries[Table],
): void => {
  const names = columns[table];
  const values = names.map((name) => entry[name] as string | number | null);
  const marks = names.map(() => '?').join(', ');
  database.run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`, ...values);
};

/** The newest `limit` entries, newest last. */
export const listEntries = <Table extends keyof Entries>(
  database: Database,
  table: Table,
  limit: number,
): (Entries[Table] & { seq: number })[] =>
  database
    .all<Entries[Table] & { seq: number }>(
      `SELECT * FROM ${table} ORDER BY seq DESC LIMIT ?`,
      limit,
    )
    .reverse();

import type { Database } from './database.js';

/** What came of one request; of the events and the drops the first ones. */
export interface RequestResults {
  /** `seq` of the reject; null when it was not refused. */
  readonly reject: number | null;
  readonly recorded: number;
  readonly events: readonly { readonly id: string; readonly metric: string }[];
  readonly dropped: number;
  readonly drops: readonly { readonly seq: number; readonly metric: string }[];
}

const MOST_LISTED = 10;

const count = (database: Database, table: 'events' | 'drops', requestId: string) =>
  database.get<{ total: number }>(
    `SELECT count(*) AS total FROM ${table} WHERE request_id = ?`,
    requestId,
  )?.total ?? 0;

/** What came of a request so far: accepted events may still wait. */
export const findResults = (database: Database, requestId: string): RequestResults => ({
  reject:
    database.get<{ seq: number }>('SELECT seq FROM rejects WHERE request_id = ?', requestId)?.seq ??
    null,
  recorded: count(database, 'events', requestId),
  events: database.all(
    `SELECT events.id, metrics.name AS metric FROM events JOIN metrics ON metrics.id = metric_id
      WHERE request_id = ? ORDER BY seq LIMIT ${MOST_LISTED}`,
    requestId,
  ),
  dropped: count(database, 'drops', requestId),
  drops: database.all(
    `SELECT seq, metric FROM drops WHERE request_id = ? ORDER BY seq LIMIT ${MOST_LISTED}`,
    requestId,
  ),
});

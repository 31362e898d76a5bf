import type { Database } from './database.js';
import type { RequestEntry } from './journal-entries.js';
import type { StatusSpan } from './journal-log.js';

/** Which requests are meant; null for any. */
export interface RequestChoice {
  /** What their path begins with. */
  readonly path: string | null;
  readonly status: StatusSpan | null;
  /** Those behind this key. */
  readonly since: number;
}

/** The newest `limit` of them, newest last. */
export const findRequests = (
  database: Database,
  { path, status, since }: RequestChoice,
  limit: number,
): (RequestEntry & { readonly seq: number })[] =>
  database
    .all<RequestEntry & { seq: number }>(
      `SELECT * FROM requests WHERE seq > ?1 AND (?2 IS NULL OR substr(path, 1, length(?2)) = ?2)
        AND (?3 IS NULL OR status BETWEEN ?3 AND ?4) ORDER BY seq DESC LIMIT ?5`,
      since,
      path,
      status?.[0] ?? null,
      status?.[1] ?? null,
      limit,
    )
    .reverse();

import type { Database } from '../store/database.js';

/** `waiting` while it may still be tried again. */
export type Outcome = 'waiting' | 'delivered' | 'failed' | 'not delivered';

/** One call to a webhook, with what became of it so far; never its secret. */
export interface DeliveryRow {
  readonly seq: number;
  readonly at: number;
  readonly webhook_id: string;
  readonly url: string;
  /** JSON, as it was sent. */
  readonly body: string;
  readonly attempts: number;
  /** HTTP status of the last answer; null for none. */
  readonly status: number | null;
  readonly outcome: Outcome;
  /** Why it is so. */
  readonly detail: string;
}

/** How an attempt went. */
export type Progress = Pick<DeliveryRow, 'attempts' | 'status' | 'outcome' | 'detail'>;

/** Writes a delivery down before it is tried; returns its key. */
export const addDelivery = (
  database: Database,
  { at, webhook_id, url, body }: Pick<DeliveryRow, 'at' | 'webhook_id' | 'url' | 'body'>,
): number =>
  database.get<{ seq: number }>(
    `INSERT INTO deliveries (at, webhook_id, url, body, attempts, status, outcome, detail)
      VALUES (?, ?, ?, ?, 0, NULL, 'waiting', '') RETURNING seq`,
    at,
    webhook_id,
    url,
    body,
  )?.seq ?? 0;

/** Notes how it went. */
export const noteProgress = (
  database: Database,
  seq: number,
  { attempts, status, outcome, detail }: Progress,
): void =>
  database.run(
    'UPDATE deliveries SET attempts = ?, status = ?, outcome = ?, detail = ? WHERE seq = ?',
    attempts,
    status,
    outcome,
    detail,
    seq,
  );

/** The newest `limit` deliveries, newest last. */
export const listDeliveries = (database: Database, limit: number): DeliveryRow[] =>
  database.all<DeliveryRow>('SELECT * FROM deliveries ORDER BY seq DESC LIMIT ?', limit).reverse();

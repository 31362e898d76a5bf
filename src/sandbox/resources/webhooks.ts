import type { Database } from '../store/database.js';
import { listRows } from './rows.js';

/** A webhook as its delivery needs it. */
export interface Webhook {
  readonly id: string;
  readonly endpointUrl: string;
  readonly secretKey: string;
  readonly topics: readonly string[];
  readonly enabled: boolean;
}

const listTopics = (database: Database, id: string) =>
  database
    .all<{ topic: string }>(
      `SELECT target_id AS topic FROM resource_links WHERE type = 'webhook' AND id = ?
        AND relationship = 'webhook-topics' ORDER BY seq`,
      id,
    )
    .map(({ topic }) => topic);

/** Every webhook with its secret, the oldest first. */
export const listWebhooks = (database: Database): Webhook[] =>
  listRows(database, 'webhook').map(({ id, attributes }) => ({
    id,
    endpointUrl: String(attributes.endpoint_url ?? ''),
    secretKey: String(attributes.secret_key ?? ''),
    topics: listTopics(database, id),
    enabled: attributes.enabled !== false,
  }));

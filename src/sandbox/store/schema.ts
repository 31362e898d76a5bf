import { clientSchema, clientTables } from '../client-api/client-tables.js';
import { profileSchema, profileTables } from '../profiles/profile-tables.js';
import { resourceSchema, resourceTables } from '../resources/resource-tables.js';
import { webhookSchema, webhookTables } from '../webhooks/webhook-tables.js';
import { journalSchema, journalTables } from './journal-tables.js';

const eventSchema = `
CREATE TABLE IF NOT EXISTS profiles (
  id TEXT PRIMARY KEY,
  external_id TEXT UNIQUE,
  email TEXT UNIQUE,
  phone_number TEXT UNIQUE,
  traits TEXT NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS anonymous_ids (
  anonymous_id TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS anonymous_ids_of ON anonymous_ids (profile_id);

CREATE TABLE IF NOT EXISTS merged_profiles (
  source_id TEXT PRIMARY KEY,
  destination_id TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS metrics (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  service TEXT NOT NULL,
  created INTEGER NOT NULL,
  UNIQUE (name, service)
) STRICT;

CREATE TABLE IF NOT EXISTS events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  uuid TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  metric_id TEXT NOT NULL,
  dedup_key TEXT NOT NULL,
  unique_id TEXT,
  timestamp INTEGER NOT NULL, -- seconds
  time_sent TEXT,
  properties TEXT NOT NULL,
  value REAL,
  value_currency TEXT,
  backfill INTEGER NOT NULL,
  revision TEXT NOT NULL,
  lane TEXT NOT NULL,
  sent TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  request_id TEXT
) STRICT;
-- Not unique: two people's events may carry one key, and merging the people must not lose either.
CREATE INDEX IF NOT EXISTS events_by_key ON events (profile_id, metric_id, dedup_key);
CREATE INDEX IF NOT EXISTS events_by_request ON events (request_id);
CREATE INDEX IF NOT EXISTS events_of ON events (profile_id, timestamp);
CREATE INDEX IF NOT EXISTS events_by_time ON events (timestamp, seq);
CREATE INDEX IF NOT EXISTS events_of_metric ON events (metric_id, timestamp);
-- What tests and the page count and list again and again.
CREATE INDEX IF NOT EXISTS events_sent ON events (metric_id) WHERE lane <> 'internal';

-- Accepted events that are not recorded yet, as JSON: what a 202 stands for.
CREATE TABLE IF NOT EXISTS waiting (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  submission TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS resolutions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  profile_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  sentence TEXT NOT NULL,
  step TEXT NOT NULL -- JSON: what happened, in structure
) STRICT;
CREATE INDEX IF NOT EXISTS resolutions_of ON resolutions (profile_id);
`;

/** Everything the sandbox remembers. Times are milliseconds since 1970 unless named otherwise. */
export const schema = [
  eventSchema,
  journalSchema,
  profileSchema,
  clientSchema,
  resourceSchema,
  webhookSchema,
].join('\n');

/** Every table, for a reset. */
export const tables: readonly string[] = [
  ...profileTables,
  ...clientTables,
  ...resourceTables,
  ...webhookTables,
  ...journalTables,
  'profiles',
  'anonymous_ids',
  'merged_profiles',
  'metrics',
  'events',
  'waiting',
  'resolutions',
];

/** What is remembered of profiles beside identifiers and traits. */
export const profileSchema = `
CREATE INDEX IF NOT EXISTS profiles_by_created ON profiles (created, id);
CREATE INDEX IF NOT EXISTS profiles_by_updated ON profiles (updated, id);
CREATE INDEX IF NOT EXISTS profiles_by_email ON profiles (coalesce(email, ''), id);

CREATE TABLE IF NOT EXISTS secondary_emails (
  email TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS secondary_emails_of ON secondary_emails (profile_id);

CREATE TABLE IF NOT EXISTS consents (
  profile_id TEXT NOT NULL,
  channel TEXT NOT NULL, -- email.marketing, sms.transactional ...
  consent TEXT NOT NULL,
  consented_at INTEGER,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  custom_source TEXT,
  double_optin INTEGER NOT NULL,
  PRIMARY KEY (profile_id, channel)
) STRICT;

-- Double opt-in: asked for and not confirmed. Without a list the list is ''.
CREATE TABLE IF NOT EXISTS pending_consents (
  profile_id TEXT NOT NULL,
  list_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  custom_source TEXT,
  PRIMARY KEY (profile_id, list_id, channel)
) STRICT;

-- The list is '' for one that holds everywhere.
CREATE TABLE IF NOT EXISTS suppressions (
  profile_id TEXT NOT NULL,
  list_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (profile_id, list_id, reason)
) STRICT;

CREATE TABLE IF NOT EXISTS push_tokens (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  token TEXT NOT NULL UNIQUE,
  profile_id TEXT NOT NULL,
  platform TEXT NOT NULL,
  vendor TEXT NOT NULL,
  enablement_status TEXT NOT NULL,
  background TEXT NOT NULL,
  metadata TEXT NOT NULL,
  created INTEGER NOT NULL,
  recorded INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS push_tokens_of ON push_tokens (profile_id);

CREATE TABLE IF NOT EXISTS profile_jobs (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  created INTEGER NOT NULL,
  total INTEGER NOT NULL,
  completed INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  groups TEXT NOT NULL -- JSON: ids of lists and segments
) STRICT;

CREATE TABLE IF NOT EXISTS profile_job_members (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  job_id TEXT NOT NULL,
  profile_id TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS profile_job_members_of ON profile_job_members (job_id, seq);
CREATE INDEX IF NOT EXISTS profile_job_members_by ON profile_job_members (profile_id);

CREATE TABLE IF NOT EXISTS profile_job_errors (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  job_id TEXT NOT NULL,
  attributes TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS profile_job_errors_of ON profile_job_errors (job_id, seq);
`;

/** Its tables, for a reset. */
export const profileTables: readonly string[] = [
  'secondary_emails',
  'consents',
  'pending_consents',
  'suppressions',
  'push_tokens',
  'profile_jobs',
  'profile_job_members',
  'profile_job_errors',
];

/**
 * Those with a `profile_id` that go along in a merge. Where both profiles have a row of one key, the
 * destination's stays: how Klaviyo joins consent is a table of its own that is not public (assumed).
 */
export const profileTablesThatMove = [
  'secondary_emails',
  'consents',
  'pending_consents',
  'suppressions',
  'push_tokens',
  'profile_job_members',
] as const;

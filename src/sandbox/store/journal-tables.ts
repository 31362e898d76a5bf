/** What came to the API, what was refused, and what was accepted and came to nothing. */
export const journalSchema = `
CREATE TABLE IF NOT EXISTS requests (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  request_id TEXT NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  query TEXT NOT NULL, -- to be read, not to be sent: decoded, redacted and cut
  status INTEGER NOT NULL,
  lane TEXT,
  events INTEGER NOT NULL,
  endpoint TEXT, -- Klaviyo's operation id
  revision_asked TEXT,
  revision TEXT, -- the one it was answered in
  duration_ms REAL NOT NULL,
  fault TEXT,
  user_agent TEXT,
  retry_after TEXT,
  rate_limit TEXT
) STRICT;

CREATE TABLE IF NOT EXISTS rejects (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  request_id TEXT NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  query TEXT NOT NULL,
  status INTEGER NOT NULL,
  errors TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS rejects_by_request ON rejects (request_id);

CREATE TABLE IF NOT EXISTS drops (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  metric TEXT NOT NULL,
  unique_id TEXT,
  profile_id TEXT,
  lane TEXT NOT NULL,
  sent TEXT NOT NULL,
  request_id TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS drops_by_request ON drops (request_id);
`;

/** For a reset. */
export const journalTables: readonly string[] = ['requests', 'rejects', 'drops'];

/** What became of each call to a webhook. */
export const webhookSchema = `
CREATE TABLE IF NOT EXISTS deliveries (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  webhook_id TEXT NOT NULL,
  url TEXT NOT NULL,
  body TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  status INTEGER, -- the last answer's
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
`;

/** Its tables, for a reset. */
export const webhookTables: readonly string[] = ['deliveries'];

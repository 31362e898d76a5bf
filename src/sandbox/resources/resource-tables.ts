/**
 * Any JSON:API resource, and what it is linked to. A relationship that can be seen from both sides
 * is stored once; `since` is when the link was made.
 */
export const resourceSchema = `
CREATE TABLE IF NOT EXISTS resources (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  attributes TEXT NOT NULL, -- JSON
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  UNIQUE (type, id)
) STRICT;
CREATE INDEX IF NOT EXISTS resources_of ON resources (type, seq);
CREATE INDEX IF NOT EXISTS resources_by_age ON resources (type, created, seq);

CREATE TABLE IF NOT EXISTS resource_links (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  relationship TEXT NOT NULL,
  target_type TEXT NOT NULL,
  target_id TEXT NOT NULL,
  since INTEGER NOT NULL,
  UNIQUE (type, id, relationship, target_type, target_id)
) STRICT;
CREATE INDEX IF NOT EXISTS resource_links_from ON resource_links (type, id, relationship, seq);
CREATE INDEX IF NOT EXISTS resource_links_since ON resource_links (type, id, relationship, since, seq);
CREATE INDEX IF NOT EXISTS resource_links_to ON resource_links (target_type, target_id, relationship);
`;

/** Its tables, for a reset. */
export const resourceTables: readonly string[] = ['resources', 'resource_links'];

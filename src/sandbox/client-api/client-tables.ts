/** What the public API remembers beside events and profiles. */
export const clientSchema = `
CREATE TABLE IF NOT EXISTS back_in_stock (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  profile_id TEXT NOT NULL,
  variant_id TEXT NOT NULL,
  channels TEXT NOT NULL, -- JSON
  UNIQUE (profile_id, variant_id)
) STRICT;

CREATE TABLE IF NOT EXISTS reviews (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  review_type TEXT NOT NULL,
  rating INTEGER,
  product_id TEXT,
  attributes TEXT NOT NULL -- JSON, as they were sent
) STRICT;
`;

/** Its tables, for a reset. */
export const clientTables: readonly string[] = ['back_in_stock', 'reviews'];

/** Those with a `profile_id` that go along in a merge. */
export const clientTablesThatMove = ['back_in_stock'] as const;

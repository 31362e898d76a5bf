import type { Database } from '../store/database.js';

/** A resource as it is kept: with the attributes it was given, hidden ones included. Times in milliseconds. */
export interface ResourceRow {
  readonly seq: number;
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly created: number;
  readonly updated: number;
}

/** The same, as the database has it. */
export interface StoredRow extends Omit<ResourceRow, 'attributes'> {
  readonly attributes: string;
}

/** The row with its attributes read. */
export const readRow = (row: StoredRow): ResourceRow => ({
  ...row,
  attributes: JSON.parse(row.attributes) as Record<string, unknown>,
});

/** The stored resource of that id. */
export const findRow = (database: Database, type: string, id: string): ResourceRow | undefined => {
  const find = 'SELECT * FROM resources WHERE type = ? AND id = ?';
  const row = database.get<StoredRow>(find, type, id);
  return row && readRow(row);
};

/** Every stored resource of a type, the oldest first. */
export const listRows = (database: Database, type: string): ResourceRow[] =>
  database.all<StoredRow>('SELECT * FROM resources WHERE type = ? ORDER BY seq', type).map(readRow);

/** Adds a resource; its id must be free. */
export const insertRow = (
  database: Database,
  { type, id, attributes, created, updated }: Omit<ResourceRow, 'seq'>,
): void =>
  database.run(
    'INSERT INTO resources (type, id, attributes, created, updated) VALUES (?, ?, ?, ?, ?)',
    type,
    id,
    JSON.stringify(attributes),
    created,
    updated,
  );

/** Replaces its attributes. */
export const updateRow = (
  database: Database,
  { type, id }: Pick<ResourceRow, 'type' | 'id'>,
  attributes: ResourceRow['attributes'],
  now: number,
): void =>
  database.run(
    'UPDATE resources SET attributes = ?, updated = ? WHERE type = ? AND id = ?',
    JSON.stringify(attributes),
    now,
    type,
    id,
  );

/** Removes it and every link from it and to it. */
export const deleteRow = (database: Database, type: string, id: string): void => {
  database.run('DELETE FROM resources WHERE type = ? AND id = ?', type, id);
  database.run('DELETE FROM resource_links WHERE type = ? AND id = ?', type, id);
  database.run('DELETE FROM resource_links WHERE target_type = ? AND target_id = ?', type, id);
};

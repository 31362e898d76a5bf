import type { Bound, Database } from '../store/database.js';
import type { Identity } from './links.js';
import type { Relationship, ResourceType } from './resource-type.js';
import { type ResourceRow, readRow, type StoredRow } from './rows.js';

/** Where rows come from: SQL that can stand after FROM, with the values it binds. */
export interface Source {
  readonly sql: string;
  readonly values: readonly Bound[];
}

const rowsOf = ({ type, source }: ResourceType): Source => ({
  sql: source ?? 'SELECT * FROM resources WHERE type = ?',
  values: source === undefined ? [type] : [],
});

/** Every resource of a type, under the name `resources`. `since` is when it was made. */
export const allOf = (type: ResourceType): Source => {
  const { sql, values } = rowsOf(type);
  return { sql: `(SELECT *, created AS since FROM (${sql})) AS resources`, values };
};

/** The ends of a relationship's links as the table has them. */
export const endsOf = (own: Identity, name: string, { heldAs, target }: Relationship) =>
  heldAs === undefined
    ? { here: ['type', 'id'], there: ['target_type', 'target_id'], name, own, target }
    : { here: ['target_type', 'target_id'], there: ['type', 'id'], name: heldAs, own, target };

/** What a resource is linked to: in the order of the links, `since` is when each was made. */
export const linkedTo = (
  own: Identity,
  name: string,
  relationship: Relationship,
  target: ResourceType,
): Source => {
  const { sql, values } = rowsOf(target);
  const ends = endsOf(own, name, relationship);
  return {
    sql: `(SELECT links.seq, target.type, target.id, target.attributes, target.created,
      target.updated, links.since FROM resource_links AS links
      JOIN (${sql}) AS target ON target.id = links.${ends.there[1]}
      WHERE links.${ends.here[0]} = ? AND links.${ends.here[1]} = ?
        AND links.relationship = ? AND links.${ends.there[0]} = ?) AS resources`,
    values: [...values, own.type, own.id, ends.name, target.type],
  };
};

/** The resource of an id, wherever its type's rows come from. */
export const findResource = (
  database: Database,
  type: ResourceType,
  id: string,
): ResourceRow | undefined => {
  const { sql, values } = rowsOf(type);
  const wanted = type.canonicalId?.(id) ?? id;
  const row = database.get<StoredRow>(
    `SELECT * FROM (${sql}) WHERE id = ? LIMIT 1`,
    ...values,
    wanted,
  );
  return row && readRow(row);
};

/** The ids a resource is linked to, in the order of the links. */
export const listLinked = (
  database: Database,
  own: Identity,
  name: string,
  relationship: Relationship,
): string[] => {
  const ends = endsOf(own, name, relationship);
  return database
    .all<{ id: string }>(
      `SELECT ${ends.there[1]} AS id FROM resource_links WHERE ${ends.here[0]} = ?
        AND ${ends.here[1]} = ? AND relationship = ? AND ${ends.there[0]} = ? ORDER BY seq`,
      own.type,
      own.id,
      ends.name,
      relationship.target,
    )
    .map(({ id }) => id);
};

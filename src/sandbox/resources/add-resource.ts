import { Failure } from '../contract/failure.js';
import type { Database } from '../store/database.js';
import { writeLinks } from './link-ends.js';
import { mergeAttributes } from './merge-attributes.js';
import type { ResourceType } from './resource-type.js';
import { findRow, insertRow, type ResourceRow } from './rows.js';
import { findResource } from './source.js';
import type { Told } from './told.js';

const conflict = (type: ResourceType, pointer: string, meta: Record<string, unknown>) =>
  new Failure(409, {
    detail: `A ${type.type} like this already exists.`,
    pointer,
    code: 'conflict',
    meta,
  });

/** A 409 when another resource has the attributes that must be its own. */
export const refuseTwin = (
  database: Database,
  type: ResourceType,
  attributes: Readonly<Record<string, unknown>>,
  ownId: string,
): void => {
  const [first] = type.unique ?? [];
  if (first === undefined || type.unique === undefined) return;
  const same = type.unique.map((name) => `json_extract(attributes, '$."${name}"') IS ?`);
  const twin = database.get<{ id: string }>(
    `SELECT id FROM resources WHERE type = ? AND id <> ? AND ${same.join(' AND ')} LIMIT 1`,
    type.type,
    ownId,
    ...type.unique.map((name) => attributes[name] as string | null),
  );
  if (twin !== undefined)
    throw conflict(type, `/data/attributes/${first}`, { duplicate_id: twin.id });
};

const refuseTooMany = (database: Database, { type, most }: ResourceType): void => {
  if (most === undefined) return;
  const count = 'SELECT count(*) AS total FROM resources WHERE type = ?';
  if ((database.get<{ total: number }>(count, type)?.total ?? 0) < most) return;
  throw new Failure(400, {
    detail: `There are ${most} ${type} resources, the most allowed.`,
    pointer: '/data',
  });
};

// URLs resolve these away, so nothing could ever ask for it again.
const refuseDots = (id: string): void => {
  if (id !== '.' && id !== '..') return;
  throw new Failure(400, { detail: `'${id}' cannot be an id.`, pointer: '/data/attributes' });
};

/** Adds a resource with what was told of it; 409 when it is there already (its words are assumed). */
export const addResource = (
  database: Database,
  type: ResourceType,
  told: Told,
  now: number,
): ResourceRow => {
  const given = type.complete?.(told.attributes) ?? told.attributes;
  const attributes = mergeAttributes(type, undefined, given, now);
  const draft = { attributes, linked: told.linked, now };
  const id = type.canonicalId?.(told.id ?? '') || told.id || type.newId(draft);
  refuseDots(id);
  if (findResource(database, type, id) !== undefined)
    throw conflict(type, '/data/attributes', { duplicate_id: id });
  refuseTwin(database, type, attributes, id);
  refuseTooMany(database, type);
  insertRow(database, { type: type.type, id, attributes, created: now, updated: now });
  writeLinks(database, type, { type: type.type, id }, told.linked, now);
  const row = findRow(database, type.type, id);
  if (row === undefined) throw new Error(`${type.type} ${id} was not kept`);
  type.afterCreate?.(database, row, now);
  return row;
};

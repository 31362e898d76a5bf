import { Failure } from '../contract/failure.js';
import type { Call } from '../endpoints/call.js';
import type { Database } from '../store/database.js';
import { addResource, refuseTwin } from './add-resource.js';
import { changeAll } from './given.js';
import { writeLinks } from './link-ends.js';
import { mergeAttributes } from './merge-attributes.js';
import type { ResourceType } from './resource-type.js';
import { deleteRow, type ResourceRow, updateRow } from './rows.js';
import { showRow } from './show.js';
import { findResource } from './source.js';
import { readTold, type Told } from './told.js';

/** The resource of the path, or a 404 (its words are assumed). */
export const mustFind = (call: Call, type: ResourceType): ResourceRow => {
  const row = findResource(call.box.database, type, call.id);
  if (row !== undefined) return row;
  throw new Failure(404, {
    detail: `A ${type.type} with id ${call.id.slice(0, 255)} does not exist.`,
  });
};

/** POST of a collection. */
export const create = (type: ResourceType) => (call: Call) => {
  const { database } = call.box;
  const told = readTold(database, type, 'create', call.body);
  const row = changeAll(call, () => addResource(database, type, told, call.at));
  return { status: 201, body: showRow(call, type, row) };
};

const refuseOtherId = (type: ResourceType, row: ResourceRow, id = ''): void => {
  if ((type.canonicalId?.(id) ?? id) === row.id) return;
  throw new Failure(400, { detail: 'The id is not that of the path.', pointer: '/data/id' });
};

// Like Klaviyo's default tag group (documented; that it is a 400 is assumed).
const refuseFixed = ({ fixedId, type }: ResourceType, { id }: ResourceRow): void => {
  if (id !== fixedId) return;
  throw new Failure(400, { detail: `This ${type} cannot be changed.`, pointer: '/data/id' });
};

/** Changes what was told of a resource, and nothing else; in a transaction of the caller. */
export const changeResource = (
  database: Database,
  type: ResourceType,
  row: ResourceRow,
  told: Told,
  now: number,
): void => {
  const attributes = mergeAttributes(type, row.attributes, told.attributes, now);
  refuseTwin(database, type, attributes, row.id);
  updateRow(database, row, attributes, now);
  writeLinks(database, type, row, told.linked, now);
};

/** PATCH of one resource: what is not mentioned stays. */
export const update = (type: ResourceType) => (call: Call) => {
  const { database } = call.box;
  const row = mustFind(call, type);
  refuseFixed(type, row);
  const told = readTold(database, type, 'update', call.body);
  refuseOtherId(type, row, told.id);
  changeAll(call, () => changeResource(database, type, row, told, call.at));
  if (type.updatesSilently) return { status: 204 };
  return { status: 200, body: showRow(call, type, mustFind(call, type)) };
};

/** DELETE of one resource, and of every link to it. */
export const remove = (type: ResourceType) => (call: Call) => {
  const { database } = call.box;
  const row = mustFind(call, type);
  refuseFixed(type, row);
  changeAll(call, () => deleteRow(database, type.type, row.id));
  return { status: 204 };
};

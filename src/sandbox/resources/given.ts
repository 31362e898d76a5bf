import { Failure } from '../contract/failure.js';
import type { Call } from '../endpoints/call.js';
import type { ResourceType } from './resource-type.js';
import type { ResourceRow } from './rows.js';
import { findResource } from './source.js';

/** The resource that a body names, or a 404 that points at its id. */
export const findGiven = (
  { box }: Call,
  type: ResourceType,
  id: string,
  pointer = '/data/id',
): ResourceRow => {
  const row = findResource(box.database, type, id);
  if (row !== undefined) return row;
  throw new Failure(404, { detail: `A ${type.type} with id ${id} does not exist.`, pointer });
};

/** Does `work` in a transaction and tells everybody. */
export const changeAll = <Result>({ box }: Call, work: () => Result): Result => {
  const result = box.database.transaction(work);
  box.feed.publish('resources');
  return result;
};

import { Failure } from '../contract/failure.js';
import { findList, type List } from '../resources/lists.js';
import type { Database } from '../store/database.js';

/** A reference to a list in a request. */
export type ListReference = { readonly data: { readonly id: string } } | null | undefined;

/** The list a request names, if it names one; a 404 for one that is not there (assumed). */
export const readList = (database: Database, reference: ListReference): List | undefined => {
  if (!reference) return undefined;
  const { id } = reference.data;
  const list = findList(database, id);
  if (list !== undefined) return list;
  throw new Failure(404, {
    detail: `A list with id ${id} does not exist.`,
    pointer: '/data/relationships/list/data/id',
  });
};

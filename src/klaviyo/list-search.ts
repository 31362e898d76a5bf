import { writeFilter } from './filter.js';
import { type AnyQuery, toSearch } from './query.js';

/** The query of a collection, its filter included. */
export const toListSearch = ({ filter = [], ...query }: AnyQuery = {}): URLSearchParams => {
  const search = toSearch(query);
  const text = writeFilter(filter);
  if (text) search.set('filter', text);
  return search;
};

import { writeFilter } from './filter.js';
import { type AnyQuery, toSearch } from './query.js';

/** The query of a collection, its filter first. */
export const toListSearch = ({ filter = [], ...query }: AnyQuery = {}): URLSearchParams => {
  const text = writeFilter(filter);
  return new URLSearchParams([...(text ? [['filter', text]] : []), ...toSearch(query)]);
};

/** Where a request went, as the journal keeps it. */
export interface Address {
  readonly path: string;
  /** Without its `?`; empty when there was none. */
  readonly query: string;
}

/** Path and query, to be read. */
export const wordAddress = ({ path, query }: Address): string =>
  query === '' ? path : `${path}?${query}`;

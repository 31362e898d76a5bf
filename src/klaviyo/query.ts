import type { AnyFilter } from './filter.js';

/** Any query of a read, whatever its types. */
export interface AnyQuery {
  readonly filter?: AnyFilter | readonly AnyFilter[] | undefined;
  readonly sort?: string | undefined;
  readonly include?: readonly string[] | undefined;
  readonly fields?: { readonly [type: string]: readonly string[] | undefined } | undefined;
  readonly additionalFields?:
    | { readonly [type: string]: readonly string[] | undefined }
    | undefined;
  readonly page?:
    | { readonly size?: number | undefined; readonly cursor?: string | undefined }
    | undefined;
}

/** A query as Klaviyo writes it, its filter apart: `include=a,b`, `fields[event]`, `page[size]`. */
export const toSearch = (query: AnyQuery = {}): URLSearchParams => {
  const { sort, include, fields = {}, additionalFields = {}, page = {} } = query;
  const search = new URLSearchParams();
  const put = (name: string, value: string | number | undefined): void => {
    if (value !== undefined && value !== '') search.set(name, String(value));
  };
  put('sort', sort);
  put('include', include?.join());
  for (const [type, names] of Object.entries(fields)) put(`fields[${type}]`, names?.join());
  for (const [type, names] of Object.entries(additionalFields))
    put(`additional-fields[${type}]`, names?.join());
  put('page[size]', page.size);
  put('page[cursor]', page.cursor);
  return search;
};

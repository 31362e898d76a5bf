import { demand } from './demand.js';
import type { AnyFilter } from './filter.js';
import { isObject } from './read-failure.js';

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

/**
 * A query as Klaviyo writes it, its filter apart: `include=a,b`, `fields[event]`, `page[size]`.
 * @throws {TypeError} when it names something else: left out silently, everything would be read.
 */
export const toSearch = (query: AnyQuery = {}): URLSearchParams => {
  const search = new URLSearchParams();
  const put = (name: string, value: unknown): void => {
    const text = String(value ?? '');
    if (text) search.set(name, text);
  };
  for (const [key, value] of Object.entries(query)) {
    demand(
      /^(sort|include|page|fields|additionalFields)$/.test(key),
      `There is no '${key}' in this query`,
    );
    const name = key.replace('F', '-f');
    if (isObject(value))
      for (const [inner, given] of Object.entries(value)) put(`${name}[${inner}]`, given);
    else put(name, value);
  }
  return search;
};

import type { AnyFilter } from './filter.js';
/** Any query of a read, whatever its types. */
export interface AnyQuery {
    readonly filter?: AnyFilter | readonly AnyFilter[] | undefined;
    readonly sort?: string | undefined;
    readonly include?: readonly string[] | undefined;
    readonly fields?: {
        readonly [type: string]: readonly string[] | undefined;
    } | undefined;
    readonly additionalFields?: {
        readonly [type: string]: readonly string[] | undefined;
    } | undefined;
    readonly page?: {
        readonly size?: number | undefined;
        readonly cursor?: string | undefined;
    } | undefined;
}
/**
 * A query as Klaviyo writes it, its filter apart: `include=a,b`, `fields[event]`, `page[size]`.
 * @throws {TypeError} when it names something else: left out silently, everything would be read.
 */
export declare const toSearch: (query?: AnyQuery) => URLSearchParams;

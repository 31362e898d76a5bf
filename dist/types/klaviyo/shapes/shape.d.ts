import type { AnyFilter, Filter, FilterValue, Moment } from '../filter.js';
/** What there is to know of one type of resource; a map of these types the client's reads. */
export interface Shape {
    attributes: object;
    /** Each relationship with the type it leads to, in brackets where it may lead to many. */
    relationships: {
        [name: string]: string | readonly [string];
    };
    /** What `include` may name: of a collection, and of one. */
    includes?: {
        list?: string;
        get?: string;
    };
    /** What `additional-fields[...]` may name: of a collection, and of one. */
    additional?: {
        list?: string;
        get?: string;
    };
    /** The pairs of operator and field a collection may be filtered by. Default: none. */
    filters?: AnyFilter;
    /** The fields a collection may be sorted by. Default: none. */
    sorts?: string;
}
export type Equals<Field extends string, Value extends FilterValue = string> = Filter<'equals', Field, Value>;
/** One of several values, or exactly one. */
export type OneOf<Field extends string> = Filter<'any', Field, readonly string[]> | Filter<'equals', Field, string | readonly string[]>;
export type After<Field extends string, Value extends FilterValue = Moment> = Filter<'greater-than', Field, Value>;
/** Before, after, or at. */
export type Compared<Field extends string, Value extends FilterValue = Moment> = Filter<'greater-or-equal' | 'greater-than' | 'less-or-equal' | 'less-than', Field, Value>;
/** Compared, or exactly then: only a `Date`, because a text would be quoted. */
export type Dated<Field extends string> = Compared<Field> | Equals<Field, Date>;
/** Found by a part of its text. */
export type Named<Field extends string> = Filter<'contains' | 'ends-with' | 'equals' | 'starts-with', Field>;

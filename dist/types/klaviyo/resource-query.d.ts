import type { AttributesOf, RelationsOf, ShapeOf, TargetOf } from './resource.js';
import type { ResourceMap } from './shapes/resource-map.js';
type IncludesOf<S, Of extends 'get' | 'list'> = S extends {
    includes: {
        [K in Of]: infer Name extends string;
    };
} ? Name : never;
type AdditionalOf<S, Of extends 'get' | 'list'> = S extends {
    additional: {
        [K in Of]: infer Name extends string;
    };
} ? Name : never;
type FiltersOf<S> = S extends {
    filters: infer F;
} ? F : never;
type SortsOf<S> = S extends {
    sorts: infer Field extends string;
} ? Field : never;
/** An attribute's name, `id`, or a dotted path below an attribute. */
type FieldOf<Type, Map> = keyof AttributesOf<ShapeOf<Type, Map>> extends infer Name ? Name extends string ? Name | `${Name}.${string}` : never : never;
type FieldsOf<Types extends string, Map> = {
    readonly [Type in Types]?: readonly (FieldOf<Type, Map> | 'id')[];
};
/** The types that an answer may hold. */
type TypesIn<Type extends string, S, Include> = Type | TargetOf<RelationsOf<S>[Extract<keyof RelationsOf<S>, Include>]>;
interface QueryOf<Type extends string, Map, Of extends 'get' | 'list', S = ShapeOf<Type, Map>> {
    /** Related resources to send along; needs their read scope too (documented). */
    include?: readonly IncludesOf<S, Of>[] | undefined;
    /** Only these attributes, by type: `fields[event]` and so on. Default: all. */
    fields?: FieldsOf<TypesIn<Type, S, IncludesOf<S, Of>>, Map> | undefined;
    /** What Klaviyo leaves out unless asked: `additional-fields[profile]`. May lower the limit. */
    additionalFields?: {
        readonly [T in Type]?: readonly AdditionalOf<S, Of>[];
    } | undefined;
}
/** How to read one resource. */
export interface GetQuery<Type extends string, Map = ResourceMap> extends QueryOf<Type, Map, 'get'> {
}
/** How to read a collection. */
export interface ListQuery<Type extends string, Map = ResourceMap, S = ShapeOf<Type, Map>> extends QueryOf<Type, Map, 'list'> {
    /** Conditions that must all hold, made with `equals`, `greaterOrEqual` and their kin. */
    filter?: FiltersOf<S> | readonly FiltersOf<S>[] | undefined;
    /** With a minus: the largest first. */
    sort?: SortsOf<S> | `-${SortsOf<S>}` | undefined;
    page?: PageQuery | undefined;
}
/** Which page. */
export interface PageQuery {
    /** `page[size]`: default and maximum are each endpoint's own. */
    readonly size?: number | undefined;
    /** `page[cursor]`: a page's `nextCursor`. Default: the first page. */
    readonly cursor?: string | undefined;
}
type NoOthers<Given, Allowed> = {
    readonly [K in Exclude<keyof Given, keyof Allowed>]: never;
};
/** The parameters that have names of their own inside. */
type Named = 'additionalFields' | 'fields' | 'page';
/** Lets nothing through that `Allowed` does not name, where `Query` is inferred. */
export type Exactly<Query, Allowed> = Query & NoOthers<Query, Allowed> & {
    readonly [K in keyof Query & keyof Allowed & Named]?: NoOthers<Query[K], NonNullable<Allowed[K]>> | undefined;
};
export {};

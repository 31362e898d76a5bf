import type { Json } from './resources.js';
import type { ResourceMap } from './shapes/resource-map.js';
/** What a relationship holds where nothing of it was included. */
export interface Identifier<Type extends string = string> {
    type: Type;
    id: string;
}
/** Of a type that no map describes. */
interface UnknownShape {
    attributes: {
        [name: string]: Json;
    };
    relationships: Record<never, never>;
}
export type ShapeOf<Type, Map> = Type extends keyof Map ? Map[Type] : UnknownShape;
export type AttributesOf<S> = S extends {
    attributes: infer A;
} ? A : never;
export type RelationsOf<S> = S extends {
    relationships: infer Relations;
} ? Relations : never;
/** The type a relationship leads to. */
export type TargetOf<Relation> = Relation extends readonly [infer Type extends string] ? Type : Relation & string;
type Head<Name> = Name extends `${infer First}.${string}` ? First : Name;
/** The attributes that a query leaves: all, or those its `fields` name. */
type Sparse<Attributes, Type extends string, Query> = Query extends {
    readonly fields: {
        readonly [K in Type]: readonly (infer Name)[];
    };
} ? Pick<Attributes, Extract<keyof Attributes, Head<Name>>> : Attributes;
type IncludedBy<Query> = Query extends {
    readonly include: readonly (infer Name)[];
} ? Name : never;
type WithoutInclude<Query> = Query extends {
    readonly fields: infer Fields;
} ? {
    readonly fields: Fields;
} : Record<never, never>;
type Linked<Relation, Item> = Relation extends readonly [string] ? Item[] : Item | null;
type Related<Relations, Query, Map> = {
    [Name in Extract<keyof Relations, IncludedBy<Query>>]: Linked<Relations[Name], Resource<TargetOf<Relations[Name]>, WithoutInclude<Query>, Map>>;
} & {
    [Name in Exclude<keyof Relations, IncludedBy<Query>>]?: Linked<Relations[Name], Identifier<TargetOf<Relations[Name]>>>;
};
/**
 * A resource in one object: `type`, `id`, its attributes, and each relationship by its name. A
 * relationship that the query's `include` names holds whole resources, any other holds
 * `{ type, id }`, or is missing where Klaviyo does not say. To-one relationships may be `null`.
 */
export type Resource<Type extends string, Query = Record<never, never>, Map = ResourceMap> = Identifier<Type> & Sparse<AttributesOf<ShapeOf<Type, Map>>, Type, Query> & Related<RelationsOf<ShapeOf<Type, Map>>, Query, Map>;
export {};

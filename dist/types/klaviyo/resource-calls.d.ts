import { ApiCall } from './api-call.js';
import type { CallOptions } from './call.js';
import type { ListCall } from './list-call.js';
import type { Identifier, RelationsOf, Resource, ShapeOf, TargetOf } from './resource.js';
import type { Exactly, GetQuery, ListQuery } from './resource-query.js';
import type { Transport } from './transport.js';
type Relations<Type, Map> = RelationsOf<ShapeOf<Type, Map>>;
/** What to write of a resource. Names and values are Klaviyo's; nothing here checks them. */
export interface Writing<Type extends string, Map> {
    attributes?: {
        readonly [name: string]: unknown;
    };
    relationships?: {
        readonly [Name in keyof Relations<Type, Map>]?: Relations<Type, Map>[Name] extends readonly [
            string
        ] ? readonly Identifier<TargetOf<Relations<Type, Map>[Name]>>[] : Identifier<TargetOf<Relations<Type, Map>[Name]>>;
    };
    /** Where the caller chooses it, as of catalog items. */
    id?: string;
}
/** The calls of one type of resource. Klaviyo has not every one of every type: then 404 or 405. */
export interface ResourceCalls<Type extends string, Map> {
    list<const Q extends ListQuery<Type, Map>>(query?: Exactly<Q, ListQuery<Type, Map>>, options?: CallOptions): ListCall<Resource<Type, Q, Map>>;
    get<const Q extends GetQuery<Type, Map>>(id: string, query?: Exactly<Q, GetQuery<Type, Map>>, options?: CallOptions): ApiCall<Resource<Type, Q, Map>>;
    /** Retries on 429 only. For a job that is answered with nothing, use `request()`. */
    create(resource: Writing<Type, Map>, options?: CallOptions): ApiCall<Resource<Type, object, Map>>;
    update(id: string, changes: Writing<Type, Map>, options?: CallOptions): ApiCall<Resource<Type, object, Map>>;
    /** Retries on 429 only. */
    delete(id: string, options?: CallOptions): ApiCall<undefined>;
    /** What a relationship leads to, whole. To-one: a collection of one, or of none. */
    related<Name extends keyof Relations<Type, Map> & string>(id: string, name: Name, query?: ListQuery<TargetOf<Relations<Type, Map>[Name]>, Map>, options?: CallOptions): ListCall<Resource<TargetOf<Relations<Type, Map>[Name]>, object, Map>>;
}
export declare const createResourceCalls: <Type extends string, Map>(send: Transport, type: Type) => ResourceCalls<Type, Map>;
export {};

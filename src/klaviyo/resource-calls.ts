import { ApiCall } from './api-call.js';
import type { Call, CallOptions, Method } from './call.js';
import { getOne } from './get-one.js';
import type { ListCall } from './list-call.js';
import { toListSearch } from './list-search.js';
import type { AnyQuery } from './query.js';
import { readList } from './read-list.js';
import { readOne } from './read-one.js';
import type { Identifier, RelationsOf, Resource, ShapeOf, TargetOf } from './resource.js';
import type { Exactly, GetQuery, ListQuery } from './resource-query.js';
import { toSegment } from './segment.js';
import type { Transport } from './transport.js';

type Relations<Type, Map> = RelationsOf<ShapeOf<Type, Map>>;

/** What to write of a resource. Names and values are Klaviyo's; nothing here checks them. */
export interface Writing<Type extends string, Map> {
  attributes?: { readonly [name: string]: unknown };
  relationships?: {
    readonly [Name in keyof Relations<Type, Map>]?: Relations<Type, Map>[Name] extends readonly [
      string,
    ]
      ? readonly Identifier<TargetOf<Relations<Type, Map>[Name]>>[]
      : Identifier<TargetOf<Relations<Type, Map>[Name]>>;
  };
  /** Where the caller chooses it, as of catalog items. */
  id?: string;
}

/** The calls of one type of resource. Klaviyo has not every one of every type: then 404 or 405. */
export interface ResourceCalls<Type extends string, Map> {
  list<const Q extends ListQuery<Type, Map>>(
    query?: Exactly<Q, ListQuery<Type, Map>>,
    options?: CallOptions,
  ): ListCall<Resource<Type, Q, Map>>;
  get<const Q extends GetQuery<Type, Map>>(
    id: string,
    query?: Exactly<Q, GetQuery<Type, Map>>,
    options?: CallOptions,
  ): ApiCall<Resource<Type, Q, Map>>;
  /** Retries on 429 only. For a job that is answered with nothing, use `request()`. */
  create(resource: Writing<Type, Map>, options?: CallOptions): ApiCall<Resource<Type, object, Map>>;
  update(
    id: string,
    changes: Writing<Type, Map>,
    options?: CallOptions,
  ): ApiCall<Resource<Type, object, Map>>;
  /** Retries on 429 only. */
  delete(id: string, options?: CallOptions): ApiCall<undefined>;
  /** What a relationship leads to, whole. To-one: a collection of one, or of none. */
  related<Name extends keyof Relations<Type, Map> & string>(
    id: string,
    name: Name,
    query?: ListQuery<TargetOf<Relations<Type, Map>[Name]>, Map>,
    options?: CallOptions,
  ): ListCall<Resource<TargetOf<Relations<Type, Map>[Name]>, object, Map>>;
}

/** Klaviyo's paths are its types in the plural (documented). */
const toPlural = (type: string): string => `${type.replace(/y$/, 'ie')}s`;

const toBody = (type: string, { relationships = {}, id, attributes }: Writing<string, object>) => {
  const related = Object.entries(relationships).map(([name, data]) => [name, { data }] as const);
  return {
    data: {
      type,
      ...(id !== undefined && { id }),
      ...(attributes && { attributes }),
      ...(related.length > 0 && { relationships: Object.fromEntries(related) }),
    },
  };
};

type AnyWriting = Writing<string, object>;

export const createResourceCalls = <Type extends string, Map>(
  send: Transport,
  type: Type,
): ResourceCalls<Type, Map> => {
  const call = (method: Method, rest: string, options: CallOptions = {}): Call => {
    const path = `/api/${toPlural(type)}${rest}`;
    return { method, path, name: `${method} ${path}`, signal: options.signal };
  };
  const at = (id: string): string => `/${toSegment(id)}`;
  const calls = {
    list: (query?: AnyQuery, options?: CallOptions) =>
      readList(send, { ...call('GET', '', options), query: toListSearch(query) }),
    get: (id: string, query?: AnyQuery, options?: CallOptions) =>
      getOne(send, call('GET', at(id), options), query),
    create: (resource: AnyWriting, options?: CallOptions) =>
      readOne(send, { ...call('POST', '', options), body: toBody(type, resource) }),
    update: (id: string, changes: AnyWriting, options?: CallOptions) => {
      const body = toBody(type, { ...changes, id });
      return readOne(send, { ...call('PATCH', at(id), options), body, isRepeatable: true });
    },
    delete: (id: string, options?: CallOptions) =>
      new ApiCall<undefined>(send(call('DELETE', at(id), options))),
    related: (id: string, name: string, query?: AnyQuery, options?: CallOptions) =>
      readList(send, { ...call('GET', `${at(id)}/${name}`, options), query: toListSearch(query) }),
  };
  return calls as unknown as ResourceCalls<Type, Map>;
};

import { ApiCall } from './api-call.js';
import type { CallOptions } from './call.js';
import type { Client } from './client.js';
import { getOne } from './get-one.js';
import type { ListCall } from './list-call.js';
import { toListSearch } from './list-search.js';
import type { AnyQuery } from './query.js';
import { readList } from './read-list.js';
import { readOne } from './read-one.js';
import type { Resource } from './resource.js';
import type { Exactly, GetQuery, ListQuery } from './resource-query.js';
import { toSegment } from './segment.js';

/** A list to create. */
export interface NewList {
  name: string;
  /** Default: the account's. */
  opt_in_process?: 'double_opt_in' | 'single_opt_in';
}

export interface ListCalls {
  /** Lists, at most 10 a page (75/s, 750/min; `lists:read`). */
  getLists<const Q extends ListQuery<'list'>>(
    query?: Exactly<Q, ListQuery<'list'>>,
    options?: CallOptions,
  ): ListCall<Resource<'list', Q>>;
  /** One list (75/s, 750/min; with `profile_count` 1/s, 15/min; `lists:read`). */
  getList<const Q extends GetQuery<'list'>>(
    id: string,
    query?: Exactly<Q, GetQuery<'list'>>,
    options?: CallOptions,
  ): ApiCall<Resource<'list', Q>>;
  /** Makes a list (10/s, 150/min, 150 a day; `lists:write`). Retries on 429 only. */
  createList(list: NewList, options?: CallOptions): ApiCall<Resource<'list'>>;
  /**
   * Puts up to 1,000 profiles on a list, without subscribing them (10/s, 150/min; `lists:write`,
   * `profiles:write`). Once more changes nothing.
   */
  addProfilesToList(
    listId: string,
    profileIds: readonly string[],
    options?: CallOptions,
  ): ApiCall<undefined>;
}

/** The calls about lists. */
export const listCalls = ({ send }: Client) => ({
  getLists: (query?: AnyQuery, { signal }: CallOptions = {}): ListCall<never> =>
    readList(send, {
      method: 'GET',
      path: '/api/lists',
      name: 'getLists',
      query: toListSearch(query),
      quota: [75, 750],
      signal,
    }),
  getList: (id: string, query?: AnyQuery, { signal }: CallOptions = {}): ApiCall<never> =>
    getOne(
      send,
      {
        method: 'GET',
        path: `/api/lists/${toSegment(id)}`,
        name: 'getList',
        quota: [75, 750],
        signal,
      },
      query,
    ),
  createList: (list: NewList, { signal }: CallOptions = {}): ApiCall<never> =>
    readOne(send, {
      method: 'POST',
      path: '/api/lists',
      name: 'createList',
      body: { data: { type: 'list', attributes: list } },
      quota: [10, 150],
      signal,
    }),
  addProfilesToList: (
    listId: string,
    profileIds: readonly string[],
    { signal }: CallOptions = {},
  ): ApiCall<undefined> =>
    new ApiCall(
      send({
        method: 'POST',
        path: `/api/lists/${toSegment(listId)}/relationships/profiles`,
        name: 'addProfilesToList',
        body: { data: profileIds.map((id) => ({ type: 'profile', id })) },
        success: 204,
        isRepeatable: true,
        quota: [10, 150],
        signal,
      }),
    ),
});

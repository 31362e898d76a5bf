import { ApiCall } from './api-call.js';
import type { CallOptions } from './call.js';
import type { Client } from './client.js';
import type { ListCall } from './list-call.js';
import type { AnyQuery } from './query.js';
import type { Resource } from './resource.js';
import type { Exactly, GetQuery, ListQuery } from './resource-query.js';
/** A list to create. */
export interface NewList {
    name: string;
    /** Default: the account's. */
    opt_in_process?: 'double_opt_in' | 'single_opt_in';
}
export interface ListCalls {
    /** Lists, at most 10 a page (75/s, 750/min; `lists:read`). */
    getLists<const Q extends ListQuery<'list'>>(query?: Exactly<Q, ListQuery<'list'>>, options?: CallOptions): ListCall<Resource<'list', Q>>;
    /** One list (75/s, 750/min; with `profile_count` 1/s, 15/min; `lists:read`). */
    getList<const Q extends GetQuery<'list'>>(id: string, query?: Exactly<Q, GetQuery<'list'>>, options?: CallOptions): ApiCall<Resource<'list', Q>>;
    /** Makes a list (10/s, 150/min, 150 a day; `lists:write`). Retries on 429 only. */
    createList(list: NewList, options?: CallOptions): ApiCall<Resource<'list'>>;
    /**
     * Puts up to 1,000 profiles on a list, without subscribing them (10/s, 150/min; `lists:write`,
     * `profiles:write`). Once more changes nothing.
     */
    addProfilesToList(listId: string, profileIds: readonly string[], options?: CallOptions): ApiCall<undefined>;
}
/** The calls about lists. */
export declare const listCalls: ({ send }: Client) => {
    getLists: (query?: AnyQuery, { signal }?: CallOptions) => ListCall<never>;
    getList: (id: string, query?: AnyQuery, { signal }?: CallOptions) => ApiCall<never>;
    createList: (list: NewList, { signal }?: CallOptions) => ApiCall<never>;
    addProfilesToList: (listId: string, profileIds: readonly string[], { signal }?: CallOptions) => ApiCall<undefined>;
};

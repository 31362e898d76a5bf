import type { ApiCall } from './api-call.js';
import type { CallOptions } from './call.js';
import type { Client } from './client.js';
import type { ListCall } from './list-call.js';
import { type AnyQuery } from './query.js';
import type { Resource } from './resource.js';
import type { Exactly, GetQuery } from './resource-query.js';
type AccountQuery = Pick<GetQuery<'account'>, 'fields'>;
export interface AccountCalls {
    /** The account of the key, alone in a collection (1/s, 15/min; `accounts:read`). */
    getAccounts<const Q extends AccountQuery>(query?: Exactly<Q, AccountQuery>, options?: CallOptions): ListCall<Resource<'account', Q>>;
    /** The account by its public key (1/s, 15/min; `accounts:read`). */
    getAccount<const Q extends AccountQuery>(id: string, query?: Exactly<Q, AccountQuery>, options?: CallOptions): ApiCall<Resource<'account', Q>>;
}
/** The calls about the account. */
export declare const accountCalls: ({ send }: Client) => {
    getAccounts: (query?: AnyQuery, { signal }?: CallOptions) => ListCall<never>;
    getAccount: (id: string, query?: AnyQuery, { signal }?: CallOptions) => ApiCall<never>;
};
export {};

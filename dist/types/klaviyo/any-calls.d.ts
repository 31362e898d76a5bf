import { ApiCall } from './api-call.js';
import type { CallOptions, Method } from './call.js';
import type { Client } from './client.js';
import type { RawDocument } from './document.js';
import { type ResourceCalls } from './resource-calls.js';
import type { ResourceMap } from './shapes/resource-map.js';
/** What a request of your own carries. */
export interface RequestOptions extends CallOptions {
    /** As Klaviyo names them: `{ 'page[size]': 10, include: 'variants' }`. */
    query?: {
        readonly [name: string]: string | number | boolean | undefined;
    };
    body?: object;
    /**
     * Whether Klaviyo takes it a second time without harm, so that a lost connection or a 5xx is
     * retried. Default: of `GET` and `PATCH`; others are retried on 429 only.
     */
    isRepeatable?: boolean;
}
export interface AnyCalls {
    /**
     * Any endpoint that no method has, with this client's key, revision, retries and rate limit.
     * Resolves to the answer as Klaviyo wrote it (`undefined` when it wrote nothing): say by the type
     * parameter what it is, nothing checks it.
     * @throws {TypeError} when `path` does not begin with `/api/`.
     */
    request<Answer = RawDocument>(method: Method, path: string, options?: RequestOptions): ApiCall<Answer>;
    /**
     * The calls every resource of JSON:API has, for a type this client knows or that a map of yours
     * describes: `klaviyo.resource('catalog-item').list({ filter: equals('published', true) })`,
     * `klaviyo.resource<'review', ResourceMap & Mine>('review')`.
     */
    resource<Type extends keyof Map & string, Map = ResourceMap>(type: Type): ResourceCalls<Type, Map>;
}
/** The calls for everything else. */
export declare const anyCalls: ({ send }: Client) => AnyCalls;

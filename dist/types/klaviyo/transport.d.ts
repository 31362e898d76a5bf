import type { WithResponse } from './api-call.js';
export interface TransportOptions {
    apiKey: string;
    revision: string;
    baseUrl: string;
    timeoutMs: number;
    retries: number;
    maxRetryAfterMs: number;
    fetch?: typeof globalThis.fetch | undefined;
}
export interface Call {
    method: 'get' | 'post';
    path: string;
    /** The operation's name, for messages. */
    name: string;
    body?: object;
    /** The only success there is, where Klaviyo documents one: any other may be anybody's. */
    success?: number;
    /** Whether Klaviyo takes the same request a second time without harm. */
    isRepeatable: boolean;
    signal?: AbortSignal | undefined;
}
export type Transport = <Data>(call: Call) => Promise<WithResponse<Data>>;
/** Sends calls to Klaviyo through ky, which waits for `Retry-After` or, without one, with full jitter. */
export declare const createTransport: (options: TransportOptions) => Transport;

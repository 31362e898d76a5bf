import type { Quota } from './windows.js';
export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
export interface CallOptions {
    /** Ends the call, its waits included; it then rejects with the signal's reason. */
    signal?: AbortSignal | undefined;
}
/** What the transport needs to know of one request. */
export interface Call {
    method: Method;
    /** From `/api` on, without a slash at the end. */
    path: string;
    /** The operation's name, for messages. */
    name: string;
    query?: URLSearchParams | undefined;
    body?: object | undefined;
    /** The only success there is, where Klaviyo documents one: any other may be anybody's. */
    success?: number;
    /** Whether Klaviyo takes the same request a second time without harm. Default: of `GET`. */
    isRepeatable?: boolean;
    /** Whether an answer of `null` is one. Default: no. */
    isNullable?: boolean;
    /** What the endpoint takes, where it is known. */
    quota?: Quota;
    signal?: AbortSignal | undefined;
}

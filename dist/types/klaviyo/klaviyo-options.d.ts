import { type Revision } from './revision.js';
import type { TransportOptions } from './transport-options.js';
/** What every client is made with. */
export interface WriterOptions<R extends string = string> {
    /** A private key, `pk_...`, with the scopes of the calls that are made. Stays on a server. */
    apiKey: string | undefined;
    /**
     * The date of the API's behaviour. Default: `LATEST_REVISION`. Types and bodies follow it. A
     * revision Klaviyo has retired is answered as the oldest living one (documented).
     */
    revision?: R | Revision;
    /** Default `https://a.klaviyo.com`; a sandbox's address for trying things out. */
    baseUrl?: string;
    /** Per attempt, in milliseconds; waiting between attempts is not counted. Default 10,000. */
    timeoutMs?: number;
    /** Attempts after the first. Default 2. */
    retries?: number;
    /**
     * A `Retry-After` beyond this is not waited for: the call rejects at once, with `retryAfterMs`,
     * because coming back early is always refused (documented). In milliseconds; default 60,000.
     */
    maxRetryAfterMs?: number;
    /** Default: the platform's. */
    fetch?: typeof globalThis.fetch;
}
export interface RateLimitOptions {
    /** The part of each quota to use, above 0 and up to 1; the rest is for others. Default 1. */
    share: number;
}
/** What the whole client is made with. */
export interface KlaviyoOptions<R extends string = string> extends WriterOptions<R> {
    /**
     * Holds calls back so that neither of an endpoint's windows, a second and a minute, is ever
     * overrun: `true`, or `{ share: 0.6 }` to leave the rest to others. It starts from Klaviyo's
     * published figures and learns from `RateLimit-*` and `Retry-After`. One client's memory: two
     * processes do not know of each other, and a Worker's isolate forgets soon. Default `false`:
     * a call leaves at once, and a 429 is waited for and tried again.
     */
    rateLimit?: boolean | RateLimitOptions;
}
/** The part of each quota to use, or `undefined` for no limit. */
export declare const readShare: (rateLimit: boolean | RateLimitOptions) => number | undefined;
/** @throws {TypeError} when an option is wrong; the message does not repeat it. */
export declare const readOptions: (options: WriterOptions) => TransportOptions;

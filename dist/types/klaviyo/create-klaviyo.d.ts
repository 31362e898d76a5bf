import { ApiCall } from './api-call.js';
import type { EventGroup, NewEvent, NewProfile, Profile } from './resources.js';
/** The newest revision this client was written for. */
export declare const LATEST_REVISION = "2026-07-15";
export interface KlaviyoOptions {
    /** A private key, `pk_...`, with the scopes `events:write` and `profiles:write`. Stays on a server. */
    apiKey: string | undefined;
    /** The date of the API's behaviour. Default: `LATEST_REVISION`. */
    revision?: string;
    /** Default `https://a.klaviyo.com`; a sandbox's address for trying things out. */
    baseUrl?: string;
    /** Per attempt, in milliseconds. Default 10,000. */
    timeoutMs?: number;
    /** Attempts after the first. Default 2. */
    retries?: number;
    /** A `Retry-After` beyond this is not waited for any longer. Default 60,000. */
    maxRetryAfterMs?: number;
    /** Default: the platform's. */
    fetch?: typeof globalThis.fetch;
}
export interface CallOptions {
    /** Ends the call, its waits included; it then rejects with the signal's reason. */
    signal?: AbortSignal;
}
/**
 * Klaviyo's API with its nesting taken out. Every call rejects with a `KlaviyoError` when Klaviyo
 * refuses it or cannot be reached after the retries.
 */
export interface Klaviyo {
    /**
     * Records one event (350/s, 3,500/min). Resolves once Klaviyo took it: validated and queued,
     * not yet recorded. A repeat with the same `unique_id`, person and metric is ignored by Klaviyo,
     * so this call retries on 429, 5xx, a timeout and a lost connection.
     */
    createEvent(event: NewEvent, options?: CallOptions): ApiCall<undefined>;
    /**
     * Records up to 1,000 events in 5 MB (10/s, 150/min). All or nothing: one bad event, or a
     * `unique_id` that repeats for a person and metric, and none is processed. Because a repeat
     * fails, this call retries on 429 only; after anything ambiguous send each by `createEvent`.
     */
    bulkCreateEvents(groups: readonly EventGroup[], options?: CallOptions): ApiCall<undefined>;
    /**
     * Creates a profile or updates the one its identifiers name (75/s, 750/min); `null` clears a
     * field. 409 `duplicate_profile` when they name two.
     */
    importProfile(profile: NewProfile, options?: CallOptions): ApiCall<Profile>;
}
/**
 * A client for one account.
 * @throws {TypeError} when the key is no private key; the message does not repeat it.
 */
export declare const createKlaviyo: (options: KlaviyoOptions) => Klaviyo;

import type { Gates } from './rate-limit.js';
/** What requests are sent with. */
export interface TransportOptions {
    apiKey: string;
    revision: string;
    baseUrl: string;
    timeoutMs: number;
    retries: number;
    maxRetryAfterMs: number;
    fetch?: typeof globalThis.fetch | undefined;
    gates?: Gates | undefined;
}

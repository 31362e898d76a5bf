import { type AccountCalls } from './account-calls.js';
import { type AnyCalls } from './any-calls.js';
import { type EventReads } from './event-reads.js';
import { type EventWrites } from './event-writes.js';
import { type KlaviyoOptions, type WriterOptions } from './klaviyo-options.js';
import { type ListCalls } from './list-calls.js';
import { type ProfileCalls, type ProfileImport } from './profile-calls.js';
import { type Gates } from './rate-limit.js';
import type { LatestRevision } from './revision.js';
import { type SubscriptionCalls } from './subscription-calls.js';
/** The part of the client that records events and people. */
export interface KlaviyoWriter<R extends string = LatestRevision> extends EventWrites<R>, ProfileImport<R> {
}
/**
 * Klaviyo's API with its nesting taken out. Every call rejects with a `KlaviyoError` when Klaviyo
 * refuses it or cannot be reached after the retries, and with the signal's reason when its signal
 * ends it. Wrong use throws a `TypeError` at the call.
 */
export interface Klaviyo<R extends string = LatestRevision> extends KlaviyoWriter<R>, EventReads<R>, ProfileCalls<R>, ListCalls, AccountCalls, SubscriptionCalls<R>, AnyCalls {
}
/**
 * A client for one account.
 * @throws {TypeError} when an option is wrong: the key is no private key, the address no address.
 */
export declare const createKlaviyo: <const R extends string = LatestRevision>(options: KlaviyoOptions<R>) => Klaviyo<R>;
/**
 * The smaller client of a route that only records: no reads, and no rate limit unless it is given
 * gates of `createGates`, which several clients of one account may share.
 * @throws {TypeError} when an option is wrong: the key is no private key, the address no address.
 */
export declare const createKlaviyoWriter: <const R extends string = LatestRevision>(options: WriterOptions<R>, gates?: Gates) => KlaviyoWriter<R>;

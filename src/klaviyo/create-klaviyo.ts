import { type AccountCalls, accountCalls } from './account-calls.js';
import { type AnyCalls, anyCalls } from './any-calls.js';
import type { Client } from './client.js';
import { type EventReads, eventReads } from './event-reads.js';
import { type EventWrites, eventWrites } from './event-writes.js';
import {
  type KlaviyoOptions,
  readOptions,
  readShare,
  type WriterOptions,
} from './klaviyo-options.js';
import { type ListCalls, listCalls } from './list-calls.js';
import {
  type ProfileCalls,
  type ProfileImport,
  profileCalls,
  profileImport,
} from './profile-calls.js';
import { createGates, type Gates } from './rate-limit.js';
import type { LatestRevision } from './revision.js';
import { type SubscriptionCalls, subscriptionCalls } from './subscription-calls.js';
import { createTransport } from './transport.js';

/** The part of the client that records events and people. */
export interface KlaviyoWriter<R extends string = LatestRevision>
  extends EventWrites<R>,
    ProfileImport<R> {}

/**
 * Klaviyo's API with its nesting taken out. Every call rejects with a `KlaviyoError` when Klaviyo
 * refuses it or cannot be reached after the retries, and with the signal's reason when its signal
 * ends it. Wrong use throws a `TypeError` at the call.
 */
export interface Klaviyo<R extends string = LatestRevision>
  extends KlaviyoWriter<R>,
    EventReads<R>,
    ProfileCalls<R>,
    ListCalls,
    AccountCalls,
    SubscriptionCalls<R>,
    AnyCalls {}

const writes = (client: Client) => ({ ...eventWrites(client), ...profileImport(client) });

/**
 * A client for one account.
 * @throws {TypeError} when an option is wrong: the key is no private key, the address no address.
 */
export const createKlaviyo = <const R extends string = LatestRevision>(
  options: KlaviyoOptions<R>,
): Klaviyo<R> => {
  const settings = readOptions(options);
  const share = readShare(options.rateLimit ?? false);
  const send = createTransport({ ...settings, ...(share && { gates: createGates(share) }) });
  const client: Client = { revision: settings.revision, send };
  const klaviyo = {
    ...writes(client),
    ...eventReads(client),
    ...profileCalls(client),
    ...listCalls(client),
    ...accountCalls(client),
    ...subscriptionCalls(client),
    ...anyCalls(client),
  };
  // What the types say beyond this, a revision's fields and a query's, no code can show.
  return klaviyo as unknown as Klaviyo<R>;
};

/**
 * The smaller client of a route that only records: no reads, and no rate limit unless it is given
 * gates of `createGates`, which several clients of one account may share.
 * @throws {TypeError} when an option is wrong: the key is no private key, the address no address.
 */
export const createKlaviyoWriter = <const R extends string = LatestRevision>(
  options: WriterOptions<R>,
  gates?: Gates,
): KlaviyoWriter<R> => {
  const settings = { ...readOptions(options), gates };
  const client: Client = { revision: settings.revision, send: createTransport(settings) };
  return writes(client) as unknown as KlaviyoWriter<R>;
};

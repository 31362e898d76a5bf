import { ApiCall } from './api-call.js';
import type { CallOptions } from './call.js';
import type { Client } from './client.js';
import { demandSince, type LatestRevision, type Since } from './revision.js';
import type { BackInStockSubscription, SubscriptionJob } from './subscriptions.js';

export interface SubscriptionCalls<R extends string = LatestRevision> {
  /**
   * Subscribes up to 1,000 people to channels they agreed to (75/s, 750/min; `lists:write`,
   * `profiles:write`, `subscriptions:write`). Resolves once Klaviyo took the job, of which it gives
   * no id. With double opt-in each gets a message to confirm first, so this call retries on 429 only.
   * Sends the shape of revision 2026-07-15 at any revision.
   */
  subscribeProfiles(job: SubscriptionJob, options?: CallOptions): ApiCall<undefined>;
  /**
   * Tells a person when a variant is sold again (350/s, 3,500/min; `catalogs:write`,
   * `profiles:write`; since revision 2023-07-15). Retries on 429 only.
   */
  createBackInStockSubscription: Since<
    R,
    '2023-07-15',
    (subscription: BackInStockSubscription, options?: CallOptions) => ApiCall<undefined>
  >;
}

const person = <T extends { id?: string }>({ id, ...attributes }: T): object => ({
  type: 'profile',
  ...(id !== undefined && { id }),
  attributes,
});

const toJob = ({ profiles, listId, ...attributes }: SubscriptionJob): object => ({
  data: {
    type: 'profile-subscription-bulk-create-job',
    attributes: { ...attributes, profiles: { data: profiles.map(person) } },
    ...(listId !== undefined && {
      relationships: { list: { data: { type: 'list', id: listId } } },
    }),
  },
});

const toBackInStock = ({ channels, profile, variantId }: BackInStockSubscription): object => ({
  data: {
    type: 'back-in-stock-subscription',
    attributes: { channels, profile: { data: person(profile) } },
    relationships: { variant: { data: { type: 'catalog-variant', id: variantId } } },
  },
});

/** The calls that subscribe people. */
export const subscriptionCalls = ({ send, revision }: Client) => ({
  subscribeProfiles: (job: SubscriptionJob, { signal }: CallOptions = {}): ApiCall<undefined> =>
    new ApiCall(
      send({
        method: 'POST',
        path: '/api/profile-subscription-bulk-create-jobs',
        name: 'subscribeProfiles',
        body: toJob(job),
        success: 202,
        quota: [75, 750],
        signal,
      }),
    ),
  createBackInStockSubscription: (
    subscription: BackInStockSubscription,
    { signal }: CallOptions = {},
  ): ApiCall<undefined> => {
    demandSince(revision, '2023-07-15', 'createBackInStockSubscription');
    return new ApiCall(
      send({
        method: 'POST',
        path: '/api/back-in-stock-subscriptions',
        name: 'createBackInStockSubscription',
        body: toBackInStock(subscription),
        success: 202,
        quota: [350, 3500],
        signal,
      }),
    );
  },
});

import { ApiCall } from './api-call.js';
import type { CallOptions } from './call.js';
import type { Client } from './client.js';
import { type LatestRevision, type Since } from './revision.js';
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
    createBackInStockSubscription: Since<R, '2023-07-15', (subscription: BackInStockSubscription, options?: CallOptions) => ApiCall<undefined>>;
}
/** The calls that subscribe people. */
export declare const subscriptionCalls: ({ send, revision }: Client) => {
    subscribeProfiles: (job: SubscriptionJob, { signal }?: CallOptions) => ApiCall<undefined>;
    createBackInStockSubscription: (subscription: BackInStockSubscription, { signal }?: CallOptions) => ApiCall<undefined>;
};

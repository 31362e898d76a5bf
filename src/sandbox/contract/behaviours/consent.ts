import { type Behaviour, behavioursOf } from './behaviour.js';

const { documented, observed, assumed } = behavioursOf('profiles and consent');
const subscribeJob = 'klaviyo/openapi: bulk_subscribe_profiles';
const subscribe = 'profiles/subscribe.ts';
const write = 'profiles/write-profile.ts';

/** Profiles over the API, what they agreed to, their devices and wishes. */
export const consentBehaviours: readonly Behaviour[] = [
  assumed(
    'profile-id-unknown',
    'An import with an id that is not there is a 404.',
    'There is nothing to update.',
    write,
  ),
  assumed(
    'anonymous-ids-do-not-clash',
    'An anonymous id of somebody else is no conflict: what is known by nothing else joins.',
    'As with events.',
    write,
  ),
  assumed(
    'profile-meta-on-create',
    '`meta` of a new profile is taken and has nothing to change.',
    'It does no harm.',
    'checks/profile-requests.ts',
  ),
  assumed(
    'person-by-precedence',
    'Requests that are a 202 whoever it is find the person by precedence, as events do.',
    'One rule for all.',
    'profiles/resolve-person.ts',
  ),
  documented(
    'double-opt-in',
    'A list with double opt-in has the consent confirmed; `POST /_sandbox/confirm-subscription` does what the link in that message does.',
    subscribeJob,
  ),
  assumed(
    'consent-unconfirmed',
    'Until then the consent reads UNCONFIRMED.',
    'Not published.',
    subscribe,
  ),
  assumed(
    'consent-twice',
    'Who is subscribed already has nothing to confirm.',
    'Nobody would be asked twice.',
    subscribe,
  ),
  assumed(
    'consent-without-list',
    'Without a list nothing has to be confirmed.',
    'It is a setting of the account, which the sandbox lacks.',
    subscribe,
  ),
  documented(
    'unsubscribe-list',
    'A member of the list leaves only the list; everybody else is unsubscribed everywhere.',
    'klaviyo/openapi: bulk_unsubscribe_profiles',
  ),
  assumed(
    'unsubscribe-noted',
    'Leaving a list is noted as a suppression of that list.',
    'Its form is not published.',
    subscribe,
  ),
  assumed(
    'push-not-confirmed',
    'A double opt-in asks about marketing, but not about push.',
    'A device cannot be written to.',
    'profiles/channels.ts',
  ),
  assumed(
    'channel-needs-address',
    'A channel needs the address it writes to, unless an id says whose it is.',
    'There would be nothing to write to.',
    'profiles/subscription-jobs.ts',
  ),
  assumed(
    'list-unknown',
    'A list that is not there is a 404.',
    'Not published.',
    'profiles/list-opt-in.ts',
  ),
  assumed(
    'jobs-kept',
    'An import job expires after a week.',
    'How long jobs are kept is not published.',
    'documents/profile-job-document.ts',
  ),
  assumed(
    'push-token-moves',
    'A push token moves to the profile that names it last.',
    'A device belongs to one person.',
    'store/push-tokens.ts',
  ),
  assumed(
    'push-token-of-others',
    "A page cannot unregister the token of somebody else's device.",
    'It must not silence others.',
    'client-api/client-profiles.ts',
  ),
  documented(
    'back-in-stock',
    'A wish for a variant is a 202; `GET /_sandbox/back-in-stock` lists them.',
    'klaviyo/openapi: create_back_in_stock_subscription',
  ),
  assumed(
    'back-in-stock-catalog',
    'Whether the catalog has the variant is not looked at.',
    'Shops try this before they sync it.',
    'client-api/back-in-stock.ts',
  ),
  assumed(
    'back-in-stock-latest',
    'The latest wish for a variant counts.',
    'Not published.',
    'client-api/back-in-stock.ts',
  ),
  observed(
    'onsite-exchange-id',
    'With `X-Klaviyo-Onsite: 1` the answer of `/client/profiles` holds `meta.exchange_id`.',
    'the onsite script',
  ),
  assumed(
    'reviews-pending',
    'Every review waits for the shop.',
    'Nobody is there to publish it.',
    'client-api/review-filter.ts',
  ),
];

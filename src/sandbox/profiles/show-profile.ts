import { type ProfileExtras, profileDocument } from '../documents/profile-document.js';
import { subscriptionsDocument } from '../documents/subscriptions-document.js';
import type { Call } from '../endpoints/call.js';
import { readAdditionalFields } from '../query/additional-fields.js';
import { selectFields } from '../query/fields.js';
import { listConsents, listSuppressions } from '../store/consents.js';
import type { Database } from '../store/database.js';
import type { Profile } from '../store/profiles.js';

// The real service predicts only for accounts with enough orders; the sandbox never does (assumed).
const noPredictions = {
  historic_clv: null,
  predicted_clv: null,
  total_clv: null,
  historic_number_of_orders: null,
  predicted_number_of_orders: null,
  average_days_between_orders: null,
  average_order_value: null,
  churn_probability: null,
  expected_date_of_next_order: null,
  ranked_channel_affinity: null,
};

/** The additional fields a request asks for, or a 400. Writes read them before they write. */
export const readAdditions = (url: URL): ReadonlySet<string> =>
  readAdditionalFields(url, 'profile', ['subscriptions', 'predictive_analytics']);

/** What a profile agreed to, as `additional-fields[profile]=subscriptions` shows it. */
const showSubscriptions = (database: Database, profile: Profile) =>
  subscriptionsDocument({
    profile,
    consents: listConsents(database, profile.id),
    suppressions: listSuppressions(database, profile.id),
  });

/** A profile with the fields a request asks for. */
export const showProfile = (
  { box, url }: Pick<Call, 'box' | 'url'>,
  profile: Profile,
  extras: Omit<ProfileExtras, 'attributes'> = {},
) => {
  const wanted = readAdditions(url);
  const attributes = {
    ...(wanted.has('subscriptions') && {
      subscriptions: showSubscriptions(box.database, profile),
    }),
    ...(wanted.has('predictive_analytics') && { predictive_analytics: noPredictions }),
  };
  return selectFields(url, profileDocument(profile, url.origin, { ...extras, attributes }));
};

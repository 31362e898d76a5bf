import * as v from 'valibot';

import { MAX_SUBSCRIBED_PROFILES, MAX_UNSUBSCRIBED_PROFILES } from '../contract/limits.js';
import { profileAttributes, profileId } from './profile-schema.js';
import { listReference, subscribedChannels, unsubscribedChannels } from './subscription-schema.js';

const { email, phone_number } = profileAttributes;

const dateOfBirth = v.nullish(
  v.pipe(v.string(), v.isoDate('A date of birth is written as YYYY-MM-DD.')),
);

const atMost = (most: number) => `A job holds at most ${most} profiles.`;

const EMPTY = 'This list may not be empty.';
const NOBODY = 'A profile needs an id, an email or a phone_number.';

const relationships = v.nullish(v.strictObject({ list: v.nullish(listReference) }));

const subscribedProfile = (now: number) =>
  v.pipe(
    v.strictObject({
      type: v.literal('profile'),
      id: profileId,
      attributes: v.strictObject({
        email,
        phone_number,
        subscriptions: subscribedChannels(now),
        age_gated_date_of_birth: dateOfBirth,
      }),
    }),
    v.check(
      ({ id, attributes }) =>
        !!(
          id ||
          attributes.email ||
          attributes.phone_number ||
          attributes.subscriptions.push?.anonymous_id
        ),
      NOBODY,
    ),
  );

/** The body of `POST /api/profile-subscription-bulk-create-jobs`. */
export const subscribeRequest = (now: number) =>
  v.strictObject({
    data: v.strictObject({
      type: v.literal('profile-subscription-bulk-create-job'),
      attributes: v.strictObject({
        custom_source: v.nullish(v.string()),
        profiles: v.strictObject({
          data: v.pipe(
            v.array(subscribedProfile(now)),
            v.minLength(1, EMPTY),
            v.maxLength(MAX_SUBSCRIBED_PROFILES, atMost(MAX_SUBSCRIBED_PROFILES)),
          ),
        }),
        historical_import: v.nullish(v.boolean()),
      }),
      relationships,
    }),
  });

const unsubscribedProfile = v.pipe(
  v.strictObject({
    type: v.literal('profile'),
    attributes: v.strictObject({ email, phone_number, subscriptions: unsubscribedChannels }),
  }),
  v.check(({ attributes }) => !!(attributes.email || attributes.phone_number), NOBODY),
);

/** The body of `POST /api/profile-subscription-bulk-delete-jobs`. */
export const unsubscribeRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal('profile-subscription-bulk-delete-job'),
    attributes: v.strictObject({
      profiles: v.strictObject({
        data: v.pipe(
          v.array(unsubscribedProfile),
          v.minLength(1, EMPTY),
          v.maxLength(MAX_UNSUBSCRIBED_PROFILES, atMost(MAX_UNSUBSCRIBED_PROFILES)),
        ),
      }),
    }),
    relationships,
  }),
});

const suppressedProfile = v.strictObject({
  type: v.literal('profile'),
  attributes: v.strictObject({
    email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email('Invalid email address')),
  }),
});

const groupReference = (type: 'list' | 'segment') =>
  v.nullish(
    v.strictObject({
      data: v.strictObject({ type: v.literal(type), id: v.pipe(v.string(), v.minLength(1)) }),
    }),
  );

/** The body of a job that suppresses people by e-mail, list or segment, or ends it. */
export const suppressionRequest = (type: string) =>
  v.strictObject({
    data: v.pipe(
      v.strictObject({
        type: v.literal(type),
        attributes: v.strictObject({
          profiles: v.nullish(
            v.strictObject({
              data: v.pipe(
                v.array(suppressedProfile),
                v.minLength(1, EMPTY),
                v.maxLength(MAX_UNSUBSCRIBED_PROFILES, atMost(MAX_UNSUBSCRIBED_PROFILES)),
              ),
            }),
          ),
        }),
        relationships: v.nullish(
          v.strictObject({ list: groupReference('list'), segment: groupReference('segment') }),
        ),
      }),
      v.check(
        ({ attributes, relationships: groups }) =>
          [attributes.profiles, groups?.list, groups?.segment].filter((one) => !!one).length === 1,
        'Name profiles, one list or one segment.',
      ),
    ),
  });

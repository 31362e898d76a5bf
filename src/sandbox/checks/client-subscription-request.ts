import * as v from 'valibot';

import type { RevisionName } from '../contract/revisions.js';
import { writtenAttributes } from './profile-requests.js';
import { profileId, profileMeta } from './profile-schema.js';
import { listReference, subscribedChannels } from './subscription-schema.js';

/** The body of `POST /client/subscriptions`: the list is required (documented). */
export const clientSubscriptionRequest = (revision: RevisionName, now: number) =>
  v.strictObject({
    data: v.strictObject({
      type: v.literal('subscription'),
      attributes: v.strictObject({
        custom_source: v.nullish(v.string()),
        profile: v.strictObject({
          data: v.pipe(
            v.strictObject({
              type: v.literal('profile'),
              id: profileId,
              attributes: v.strictObject({
                ...writtenAttributes(revision),
                meta: profileMeta,
                subscriptions: v.nullish(subscribedChannels(now)),
              }),
            }),
            v.check(
              ({ attributes }) => !!(attributes.email || attributes.phone_number),
              'A subscription needs an email or a phone_number.',
            ),
          ),
        }),
      }),
      relationships: v.strictObject({ list: listReference }),
    }),
  });

import * as v from 'valibot';

import type { RevisionName } from '../contract/revisions.js';
import { anonymousIdAt } from './profile-requests.js';
import { isIdentified, profileAttributes, profileId } from './profile-schema.js';

const { email, phone_number, external_id } = profileAttributes;

const person = (revision: RevisionName) =>
  v.pipe(
    v.strictObject({
      type: v.literal('profile'),
      id: profileId,
      attributes: v.strictObject({
        email,
        phone_number,
        external_id,
        anonymous_id: anonymousIdAt(revision),
      }),
    }),
    v.check(
      (profile) => isIdentified(profile),
      'A profile needs an id, email, phone_number or external_id.',
    ),
  );

// `$shopify:::$default:::123` (documented); an example leaves the catalog out.
const VARIANT = /^\$[^:]+:::(?:\$?[^:]+:::)?[^:].*$/;

/** The body of `POST /api/back-in-stock-subscriptions` and of its twin for browsers. */
export const backInStockRequest = (revision: RevisionName) =>
  v.strictObject({
    data: v.strictObject({
      type: v.literal('back-in-stock-subscription'),
      attributes: v.strictObject({
        channels: v.pipe(
          v.array(v.picklist(['EMAIL', 'PUSH', 'SMS', 'WHATSAPP'])),
          v.minLength(1, 'This list may not be empty.'),
        ),
        profile: v.strictObject({ data: person(revision) }),
      }),
      relationships: v.strictObject({
        variant: v.strictObject({
          data: v.strictObject({
            type: v.literal('catalog-variant'),
            id: v.pipe(
              v.string(),
              v.regex(VARIANT, 'A variant id reads like $shopify:::$default:::123.'),
            ),
          }),
        }),
      }),
    }),
  });

import * as v from 'valibot';

import type { RevisionName } from '../contract/revisions.js';
import { importedProfile, writtenAttributes } from './profile-requests.js';
import { isIdentified, profileId, profileMeta } from './profile-schema.js';
import { pushTokenFields, pushTokenKey } from './push-token-schema.js';

const NOBODY = 'A profile needs an id, email, phone_number, external_id or _kx.';

const owner = (revision: RevisionName) =>
  v.strictObject({
    data: v.pipe(
      v.strictObject({
        type: v.literal('profile'),
        id: profileId,
        attributes: v.strictObject({ ...writtenAttributes(revision), meta: profileMeta }),
      }),
      v.check((profile) => isIdentified(profile), NOBODY),
    ),
  });

/** The body of `POST /api/push-tokens` and of its twin for apps. */
export const pushTokenRequest = (revision: RevisionName) =>
  v.strictObject({
    data: v.strictObject({
      type: v.literal('push-token'),
      attributes: v.strictObject({ ...pushTokenFields, profile: owner(revision) }),
    }),
  });

/** The body of `POST /client/push-token-unregister`; here `meta` is a sibling (documented). */
export const unregisterRequest = (revision: RevisionName) =>
  v.strictObject({
    data: v.strictObject({
      type: v.literal('push-token-unregister'),
      attributes: v.strictObject({
        ...pushTokenKey,
        vendor: v.nullish(v.picklist(['apns', 'fcm'])),
        profile: v.strictObject({ data: importedProfile(revision) }),
      }),
    }),
  });

import * as v from 'valibot';

import { isIdentified, profileAttributes, profileId, profileMeta } from './profile-schema.js';

/** The body of `POST /api/profile-import`: no anonymous id since 2025-10-15 (documented). */
export const profileImportRequest = v.strictObject({
  data: v.pipe(
    v.strictObject({
      type: v.literal('profile'),
      id: profileId,
      attributes: v.strictObject(profileAttributes),
      meta: profileMeta,
    }),
    v.check(
      (profile) => isIdentified(profile),
      'A profile needs an id, email, phone_number, external_id or _kx.',
    ),
  ),
});

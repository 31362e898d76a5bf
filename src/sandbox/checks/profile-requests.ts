import * as v from 'valibot';

import { MAX_IMPORTED_PROFILES } from '../contract/limits.js';
import { isSince, type RevisionName } from '../contract/revisions.js';
import { isIdentified, profileAttributes, profileId, profileMeta } from './profile-schema.js';

const NOBODY = 'A profile needs an id, email, phone_number, external_id or _kx.';

const { _kx: _, ...ownAttributes } = profileAttributes;

/** An anonymous id where the revision still takes one. */
export const anonymousIdAt = (revision: RevisionName) =>
  isSince(revision, '2025-10-15') ? v.optional(v.never()) : profileId;

// A `_kx` came with 2023-10-15 wherever profiles are written but by events (documented).
const exchangeTokenAt = (revision: RevisionName) =>
  isSince(revision, '2023-10-15') ? profileAttributes._kx : v.optional(v.never());

/** What profiles of most endpoints hold; an anonymous id is gone since 2025-10-15 (documented). */
export const writtenAttributes = (revision: RevisionName) => ({
  ...profileAttributes,
  _kx: exchangeTokenAt(revision),
  anonymous_id: anonymousIdAt(revision),
});

/** A profile with its `meta` beside the attributes. */
export const importedProfile = (revision: RevisionName) =>
  v.pipe(
    v.strictObject({
      type: v.literal('profile'),
      id: profileId,
      attributes: v.strictObject(writtenAttributes(revision)),
      meta: profileMeta,
    }),
    v.check((profile) => isIdentified(profile), NOBODY),
  );

/** The body of `POST /api/profile-import`. */
export const profileImportRequest = (revision: RevisionName) =>
  v.strictObject({ data: importedProfile(revision) });

const reference = (type: 'list' | 'segment' | 'profile') =>
  v.strictObject({ type: v.literal(type), id: v.pipe(v.string(), v.minLength(1)) });

/** The body of `POST /api/profile-bulk-import-jobs`. */
export const bulkImportRequest = (revision: RevisionName) =>
  v.strictObject({
    data: v.strictObject({
      type: v.literal('profile-bulk-import-job'),
      attributes: v.strictObject({
        profiles: v.strictObject({
          data: v.pipe(
            v.array(importedProfile(revision)),
            v.minLength(1, 'This list may not be empty.'),
            v.maxLength(
              MAX_IMPORTED_PROFILES,
              `An import holds at most ${MAX_IMPORTED_PROFILES} profiles.`,
            ),
          ),
        }),
      }),
      relationships: v.optional(
        v.strictObject({
          lists: v.optional(v.strictObject({ data: v.array(reference('list')) })),
        }),
      ),
    }),
  });

// `meta` here is in no contract and does no harm (assumed).
/** The body of `POST /api/profiles`. */
export const profileCreateRequest = v.strictObject({
  data: v.pipe(
    v.strictObject({
      type: v.literal('profile'),
      attributes: v.strictObject(ownAttributes),
      meta: profileMeta,
    }),
    v.check(
      (profile) => isIdentified(profile),
      'A profile needs an email, phone_number or external_id.',
    ),
  ),
});

/** The body of `PATCH /api/profiles/:id`. */
export const profileUpdateRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal('profile'),
    id: v.string(),
    attributes: v.strictObject(ownAttributes),
    meta: profileMeta,
  }),
});

/** The body of `POST /api/profile-merge`: exactly one source (documented). */
export const profileMergeRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal('profile-merge'),
    id: v.string(),
    relationships: v.strictObject({
      profiles: v.strictObject({
        data: v.pipe(
          v.array(reference('profile')),
          v.length(1, 'A merge takes exactly one source profile.'),
        ),
      }),
    }),
  }),
});

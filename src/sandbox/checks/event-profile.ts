import * as v from 'valibot';

import { knows } from '../contract/event-features.js';
import { limitAt } from '../contract/limits.js';
import type { RevisionName } from '../contract/revisions.js';
import { limitedText } from './limited-text.js';
import { closedObject } from './plain-object.js';
import {
  degrees,
  emailAddress,
  givenId,
  isIdentified,
  patchIdentifiers,
  patchProperties,
  phoneNumber,
} from './profile-schema.js';
import { profileProperties } from './properties-schema.js';
import { entriesAt, optionalAt } from './revision-entries.js';

/** What is said of a profile without any identifier. */
export const NOBODY =
  'A profile needs an id, email, phone_number, external_id, anonymous_id or _kx.';

const createLocation = (revision: RevisionName) => {
  const optional = optionalAt(revision);
  const text = optional(limitedText);
  return closedObject({
    address1: text,
    address2: text,
    city: text,
    country: text,
    latitude: optional(degrees),
    longitude: optional(degrees),
    region: text,
    zip: text,
    timezone: text,
    ...entriesAt(revision, 'ip', { ip: text }),
  });
};

const createAttributes = (revision: RevisionName) => {
  const optional = optionalAt(revision);
  const text = optional(limitedText);
  return {
    email: optional(emailAddress),
    phone_number: optional(phoneNumber),
    external_id: optional(givenId),
    anonymous_id: optional(givenId),
    ...entriesAt(revision, 'exchangeToken', { _kx: text }),
    first_name: text,
    last_name: text,
    organization: text,
    ...entriesAt(revision, 'locale', { locale: text }),
    title: text,
    image: text,
    location: optional(createLocation(revision)),
    properties: optional(profileProperties),
  };
};

const createMeta = (revision: RevisionName) => {
  const optional = optionalAt(revision);
  return optional(
    closedObject({
      patch_properties: optional(patchProperties),
      ...entriesAt(revision, 'patchIdentifiers', { patch_identifiers: optional(patchIdentifiers) }),
    }),
  );
};

// Whether keys count is not published; they do not here (assumed).
const countStringBytes = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, item) => sum + countStringBytes(item), 0);
};

const createProfile = (revision: RevisionName, place: 'inside' | 'beside') => {
  const meta = createMeta(revision);
  const inside = place === 'inside' ? { meta } : ({} as { meta: typeof meta });
  const beside = place === 'beside' ? { meta } : ({} as { meta: typeof meta });
  const maxBytes = limitAt('profileStringBytes', revision);
  const isSmall = (attributes: object) =>
    maxBytes === Number.POSITIVE_INFINITY || countStringBytes(attributes) <= maxBytes;
  return v.strictObject({
    data: v.pipe(
      v.strictObject({
        type: v.literal('profile'),
        id: optionalAt(revision)(givenId),
        attributes: v.pipe(
          closedObject({ ...createAttributes(revision), ...inside }),
          v.check((given) => isSmall(given), "The sum of the profile's strings is over 100 KB."),
        ),
        ...beside,
      }),
      v.check((profile) => isIdentified(profile), NOBODY),
    ),
  });
};

/** The profile of create_event: since 2024-02-15 its `meta` is among the attributes (documented). */
export const profileOfEvent = (revision: RevisionName) =>
  createProfile(revision, knows(revision, 'metaInside') ? 'inside' : 'beside');

/** The profile of bulk endpoints: `meta` is a sibling of `attributes` (documented). */
export const profileOfBulk = (revision: RevisionName) => createProfile(revision, 'beside');

/** The output of an event's profile, of either request. */
export type EventProfile = v.InferOutput<ReturnType<typeof createProfile>>['data'];

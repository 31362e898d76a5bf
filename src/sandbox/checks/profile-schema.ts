import * as v from 'valibot';

import { MAX_IDENTIFIER_LENGTH } from '../contract/limits.js';
import { limitedText } from './limited-text.js';
import { closedObject, plainObject } from './plain-object.js';
import { profileProperties } from './properties-schema.js';

const text = v.nullish(limitedText);

/** An e-mail address, in lower case. */
export const emailAddress = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.regex(/^[^\s@,;<>]+@[^\s@.,;<>]+(\.[^\s@.,;<>]+)+$/, 'Invalid email address'),
  v.maxLength(254, 'Invalid email address'),
);

const email = v.nullish(emailAddress);

/** A phone number in E.164. */
export const phoneNumber = v.pipe(
  v.string(),
  v.regex(
    /^\+[1-9]\d{6,14}$/,
    'Invalid phone number format (Example of a valid format: +12345678901)',
  ),
);

/** An id that somebody else gave. */
export const givenId = v.pipe(
  v.string(),
  v.minLength(1, 'This field may not be blank.'),
  v.maxLength(MAX_IDENTIFIER_LENGTH, `Longer than ${MAX_IDENTIFIER_LENGTH} characters.`),
);

const identifier = v.nullish(givenId);

/** A latitude or a longitude. */
export const degrees = v.union([limitedText, v.number()]);

const coordinate = v.nullish(degrees);

const location = v.nullish(
  closedObject({
    address1: text,
    address2: text,
    city: text,
    country: text,
    latitude: coordinate,
    longitude: coordinate,
    region: text,
    zip: text,
    timezone: text,
    ip: text,
  }),
);

/** `patch_properties` of a profile's meta. */
export const patchProperties = closedObject({
  append: v.nullish(profileProperties),
  unappend: v.nullish(profileProperties),
  unset: v.nullish(v.union([limitedText, v.array(limitedText)])),
});

// Secondary e-mails are all it can hold so far (documented).
const identifierPatch = closedObject({
  email: v.nullish(v.union([emailAddress, v.array(emailAddress)])),
});

/** `patch_identifiers` of a profile's meta. */
export const patchIdentifiers = closedObject({
  append: v.nullish(identifierPatch),
  unappend: v.nullish(identifierPatch),
});

/** `meta` of a profile; where it sits depends on the endpoint. */
export const profileMeta = v.nullish(
  closedObject({
    patch_properties: v.nullish(patchProperties),
    patch_identifiers: v.nullish(patchIdentifiers),
  }),
);

/** What profile-import takes: everything an event does but the anonymous id (since 2025-10-15). */
export const profileAttributes = {
  email,
  phone_number: v.nullish(phoneNumber),
  external_id: identifier,
  _kx: text,
  first_name: text,
  last_name: text,
  organization: text,
  locale: text,
  title: text,
  image: text,
  location,
  properties: v.nullish(plainObject),
};

/** The same with the anonymous id. */
export const eventProfileAttributes = { ...profileAttributes, anonymous_id: identifier };

/** A profile's id. */
export const profileId = identifier;

const identifying = ['email', 'phone_number', 'external_id', 'anonymous_id', '_kx'] as const;

/** True when the profile says in any way whom it means. */
export const isIdentified = (profile: {
  id?: string | null | undefined;
  attributes: { [key in (typeof identifying)[number]]?: string | null | undefined };
}): boolean => !!profile.id || identifying.some((key) => !!profile.attributes[key]);

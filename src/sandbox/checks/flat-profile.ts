import * as v from 'valibot';

import { profilePlaces, profileTexts } from '../contract/profile-fields.js';
import { degrees, emailAddress, givenId, phoneNumber } from './profile-schema.js';
import { withinLimits } from './properties-schema.js';

// The contract gives these keys no type; null counts as absent (assumed).
const text = v.nullish(v.string());

// Klaviyo names those without a comment, and `$email`; the others are what its onsite script
// calls the same things (observed).
const special = {
  $email: v.nullish(emailAddress),
  email: v.nullish(emailAddress),
  $phone_number: v.nullish(phoneNumber),
  phone_number: v.nullish(phoneNumber),
  $id: v.nullish(givenId),
  $kid: v.nullish(givenId),
  $anonymous: v.nullish(givenId),
  $exchange_id: text,
  $first_name: text,
  $last_name: text,
  $organization: text,
  $title: text,
  $image: text,
  $locale: text,
  $address1: text,
  $address2: text,
  $city: text,
  $region: text,
  $country: text,
  $zip: text,
  $timezone: text,
  $latitude: v.nullish(degrees),
  $longitude: v.nullish(degrees),
};

const identifying = [
  '$email',
  'email',
  '$phone_number',
  'phone_number',
  '$id',
  '$kid',
  '$anonymous',
  '$exchange_id',
] as const;

type Special = v.InferOutput<v.ObjectSchema<typeof special, undefined>>;

const pick = <Name extends string>(profile: Special, keys: readonly Name[]) =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const value = profile[`$${key}` as keyof Special];
      return value === undefined || value === null ? [] : [[key, value]];
    }),
  ) as { readonly [key in Name]?: string };

const NOBODY = 'The profile must contain an identifier: $email, $phone_number or $id.';

/** The profile of an event before 2023-07-15: one object of special keys and the sender's own. */
export const flatProfile = v.pipe(
  v.looseObject(special),
  withinLimits(Number.POSITIVE_INFINITY),
  v.check((profile) => identifying.some((key) => !!profile[key]), NOBODY),
);

/** The same profile as later revisions have it; what is not special is a property, `$consent` too. */
export const toResource = (profile: v.InferOutput<typeof flatProfile>) => {
  const own = Object.entries(profile).filter(([key]) => !Object.hasOwn(special, key));
  return {
    id: profile.$kid,
    attributes: {
      email: profile.$email || profile.email,
      phone_number: profile.$phone_number || profile.phone_number,
      external_id: profile.$id,
      anonymous_id: profile.$anonymous,
      _kx: profile.$exchange_id,
      ...pick(profile, profileTexts),
      location: pick(profile, profilePlaces),
      properties: Object.fromEntries(own),
    },
  };
};

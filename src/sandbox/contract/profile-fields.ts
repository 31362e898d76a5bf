/** What a profile has beside identifiers, location and properties, in the order it is shown. */
export const profileTexts = [
  'first_name',
  'last_name',
  'organization',
  'locale',
  'title',
  'image',
] as const;

/** What a location has without the address on the internet, in the order it is shown. */
export const profilePlaces = [
  'address1',
  'address2',
  'city',
  'country',
  'latitude',
  'longitude',
  'region',
  'zip',
  'timezone',
] as const;

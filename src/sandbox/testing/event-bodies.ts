import { isSince, type RevisionName } from '../contract/revisions.js';

/** What a test says of one event; whatever a revision cannot say of it, it has to leave out. */
export interface Saying {
  readonly metric?: string;
  readonly profile?: Readonly<Record<string, unknown>>;
  readonly [attribute: string]: unknown;
}

const usualProfile = { email: 'ada@example.com' };

const flatKeys: Readonly<Record<string, string>> = {
  email: '$email',
  phone_number: '$phone_number',
  external_id: '$id',
  first_name: '$first_name',
  last_name: '$last_name',
};

const flatten = (profile: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(profile).map(([key, value]) => [flatKeys[key] ?? key, value]));

/** The body of create_event in the shape of a revision. */
export const eventBodyAt = (
  revision: RevisionName,
  { metric = 'Viewed Product', profile = usualProfile, ...attributes }: Saying = {},
) => {
  const isFlat = !isSince(revision, '2023-07-15');
  const { id, ...rest } = profile;
  return {
    data: {
      type: 'event',
      attributes: {
        properties: {},
        ...attributes,
        metric: isFlat
          ? { name: metric }
          : { data: { type: 'metric', attributes: { name: metric } } },
        profile: isFlat
          ? flatten(profile)
          : { data: { type: 'profile', ...(id !== undefined && { id }), attributes: rest } },
      },
    },
  };
};

import { knows } from '../contract/event-features.js';
import { profilePlaces, profileTexts } from '../contract/profile-fields.js';
import { isSince, type RevisionName } from '../contract/revisions.js';
import type { AllowedParameters } from './parameters.js';

const eventFields = (revision: RevisionName) => [
  ...(knows(revision, 'resources') ? [] : ['metric_id', 'profile_id']),
  ...(knows(revision, 'idField') ? ['id'] : []),
  'timestamp',
  'event_properties',
  'datetime',
  'uuid',
];

const metricFields = (revision: RevisionName) => [
  ...(knows(revision, 'idField') ? ['id'] : []),
  'name',
  'created',
  'updated',
  'integration',
];

const profileFields = (revision: RevisionName) => [
  ...(knows(revision, 'idField') ? ['id'] : []),
  'email',
  'phone_number',
  'external_id',
  ...profileTexts.filter((name) => name !== 'locale' || isSince(revision, '2024-06-15')),
  'created',
  'updated',
  'last_event_date',
  'location',
  ...[...profilePlaces, ...(knows(revision, 'ip') ? ['ip'] : [])].map(
    (place) => `location.${place}`,
  ),
  'properties',
  ...(knows(revision, 'resources') ? [] : ['subscriptions', 'subscriptions.*']),
];

/** What `include` takes. */
export const includesAt = (revision: RevisionName): readonly string[] => {
  if (!knows(revision, 'resources')) return ['metrics', 'profiles'];
  return [...(knows(revision, 'attributions') ? ['attributions'] : []), 'metric', 'profile'];
};

/** What get_event takes. */
export const eventParameters = (revision: RevisionName): AllowedParameters => ({
  names: ['include'],
  fields: {
    event: eventFields(revision),
    metric: metricFields(revision),
    profile: profileFields(revision),
    ...(knows(revision, 'idField') && { attribution: ['id'] }),
  },
});

/** What get_events takes. */
export const eventListParameters = (revision: RevisionName): AllowedParameters => ({
  names: [
    'include',
    'filter',
    'sort',
    'page[cursor]',
    ...(knows(revision, 'pageSize') ? ['page[size]'] : []),
  ],
  fields: eventParameters(revision).fields,
});

/** What an event's metric takes. */
export const metricParameters = (revision: RevisionName): AllowedParameters => ({
  names: [],
  fields: { metric: metricFields(revision) },
});

/** What an event's profile takes. */
export const profileParameters = (revision: RevisionName): AllowedParameters => ({
  names: knows(revision, 'resources') ? ['additional-fields[profile]'] : [],
  fields: {
    profile: [
      ...profileFields(revision),
      'subscriptions',
      'subscriptions.*',
      ...(knows(revision, 'resources') ? ['predictive_analytics', 'predictive_analytics.*'] : []),
    ],
  },
});

/** What an operation without parameters takes. */
export const noParameters: AllowedParameters = { names: [], fields: {} };

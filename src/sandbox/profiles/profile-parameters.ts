import { LATEST } from '../contract/revisions.js';
import { profileParameters } from '../query/event-parameters.js';
import type { AllowedParameters } from '../query/parameters.js';

const fields = {
  profile: profileParameters(LATEST).fields.profile ?? [],
  conversation: ['channel', 'id'],
  'push-token': [
    'background',
    'created',
    'enablement_status',
    'id',
    'metadata',
    'metadata.*',
    'platform',
    'recorded_date',
    'token',
    'vendor',
  ],
};

/** What get_profiles takes. */
export const profileListParameters: AllowedParameters = {
  names: ['additional-fields[profile]', 'filter', 'include', 'page[cursor]', 'page[size]', 'sort'],
  fields,
};

/** What get_profile takes. */
export const oneProfileParameters: AllowedParameters = {
  names: ['additional-fields[profile]', 'include'],
  fields: {
    ...fields,
    list: ['created', 'id', 'name', 'opt_in_process', 'updated'],
    segment: [
      'created',
      'definition',
      'definition.*',
      'id',
      'is_active',
      'is_processing',
      'is_starred',
      'name',
      'updated',
    ],
  },
};

/** What get_push_tokens takes. */
export const pushTokenListParameters: AllowedParameters = {
  names: ['filter', 'include', 'page[cursor]', 'page[size]'],
  fields: { profile: fields.profile, 'push-token': fields['push-token'] },
};

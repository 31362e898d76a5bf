import { expect, test } from 'vitest';
import type { AttributesOf, ShapeOf } from './resource.js';
import type { ResourceMap } from './shapes/resource-map.js';
import { readContract } from './testing/openapi.js';

/** Every attribute of a type: one left out, or one too many, does not compile. */
type Attributes<Type extends keyof ResourceMap> = {
  [Name in keyof AttributesOf<ShapeOf<Type, ResourceMap>>]-?: true;
};

const catalogItem: Attributes<'catalog-item'> = {
  external_id: true,
  title: true,
  description: true,
  price: true,
  url: true,
  image_full_url: true,
  image_thumbnail_url: true,
  images: true,
  custom_metadata: true,
  published: true,
  created: true,
  updated: true,
};

const catalogVariant: Attributes<'catalog-variant'> = {
  ...catalogItem,
  sku: true,
  inventory_policy: true,
  inventory_quantity: true,
};

const event: Attributes<'event'> = {
  datetime: true,
  event_properties: true,
  timestamp: true,
  uuid: true,
};

const metric: Attributes<'metric'> = {
  created: true,
  integration: true,
  name: true,
  updated: true,
};

const profile: Attributes<'profile'> = {
  created: true,
  email: true,
  external_id: true,
  first_name: true,
  image: true,
  joined_group_at: true,
  last_event_date: true,
  last_name: true,
  locale: true,
  location: true,
  organization: true,
  phone_number: true,
  predictive_analytics: true,
  properties: true,
  subscriptions: true,
  title: true,
  updated: true,
};

const list: Attributes<'list'> = {
  created: true,
  name: true,
  opt_in_process: true,
  profile_count: true,
  updated: true,
};

const account: Attributes<'account'> = {
  contact_information: true,
  industry: true,
  locale: true,
  preferred_currency: true,
  public_api_key: true,
  test_account: true,
  timezone: true,
};

const flow: Attributes<'flow'> = {
  archived: true,
  created: true,
  name: true,
  status: true,
  trigger_type: true,
  updated: true,
};

const webhook: Attributes<'webhook'> = {
  created_at: true,
  description: true,
  enabled: true,
  endpoint_url: true,
  name: true,
  updated_at: true,
};

const isMissing = 'reason' in readContract('events');

test.skipIf(isMissing).each([
  ['account', 'accounts', '/api/accounts', account],
  ['catalog-item', 'catalogs', '/api/catalog-items', catalogItem],
  ['catalog-variant', 'catalogs', '/api/catalog-variants', catalogVariant],
  ['event', 'events', '/api/events', event],
  ['flow', 'lists', '/api/lists', flow],
  ['list', 'lists', '/api/lists/x', list],
  ['metric', 'events', '/api/events', metric],
  ['profile', 'lists', '/api/lists/x/profiles', profile],
  ['webhook', 'webhooks', '/api/webhooks', webhook],
] as const)(
  'has of %s the attributes that Klaviyo has, and no other',
  (type, file, path, attributes) => {
    const contract = readContract(file);
    if ('reason' in contract) throw new Error(contract.reason);
    const { parameters = [] } = contract.find('GET', path) ?? {};
    const fields =
      parameters.find(({ name }) => name === `fields[${type}]`)?.schema.items?.enum ?? [];
    const names = fields.filter((name) => name !== 'id').map((name) => name.split('.')[0]);
    expect(Object.keys(attributes).sort()).toStrictEqual([...new Set(names)].sort());
  },
);

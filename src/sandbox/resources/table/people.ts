import { metricDocument } from '../../documents/metric-document.js';
import { COMPANY_ID, decodeExchangeToken } from '../../identity/exchange-token.js';
import { showProfile } from '../../profiles/show-profile.js';
import { findMetric } from '../../store/metrics.js';
import { newMetricId, newProfileId } from '../../store/new-id.js';
import { findProfile } from '../../store/profiles.js';
import type { ResourceType } from '../resource-type.js';
import { by, created, exact, operation, ranges, rates, reads, updated } from './shorthands.js';

/** Profiles as members of lists and segments (documented); their own endpoints are elsewhere. */
export const profile: ResourceType = {
  type: 'profile',
  path: '/api/profiles',
  scope: 'profiles',
  operations: {},
  newId: ({ now }) => newProfileId(now),
  source: `SELECT rowid AS seq, 'profile' AS type, id, created, updated, '{}' AS attributes
    FROM profiles`,
  attributes: {},
  document: (call, { id }) => {
    const found = findProfile(call.box.database, id);
    return found && showProfile(call, found);
  },
  filters: {
    profile_id: exact,
    email: {
      ...exact,
      among: { query: 'SELECT id FROM profiles', value: 'email' },
      read: (text) => text.trim().toLowerCase(),
    },
    phone_number: { ...exact, among: { query: 'SELECT id FROM profiles', value: 'phone_number' } },
    push_token: {
      ...exact,
      among: { query: 'SELECT profile_id FROM push_tokens', value: 'token' },
    },
    _kx: { ...by('equals'), field: 'id', read: (text) => decodeExchangeToken(text) ?? '' },
    joined_group_at: ranges,
  },
  sorts: ['joined_group_at'],
  page: { usual: 20, largest: 100 },
};

/** Metrics (as Klaviyo's own client has them): they come with the first event of their name. */
export const metric: ResourceType = {
  type: 'metric',
  path: '/api/metrics',
  scope: 'metrics',
  operations: {
    list: operation('get_metrics', rates.medium),
    get: operation('get_metric', rates.medium),
  },
  newId: newMetricId,
  source: `SELECT rowid AS seq, 'metric' AS type, id, created, created AS updated, json_object(
    'name', name, 'integration', json_object(
      'name', CASE service WHEN 'api' THEN 'API' ELSE service END,
      'category', CASE service WHEN 'api' THEN 'API' ELSE 'Internal' END)) AS attributes
    FROM metrics`,
  attributes: { name: { kind: 'text' }, created, updated, integration: { kind: 'object' } },
  document: ({ box, url }, { id }) => {
    const found = findMetric(box.database, id);
    return found && metricDocument(found, url.origin);
  },
  relationships: {
    'flow-triggers': {
      target: 'flow',
      many: true,
      include: true,
      ...reads(
        'get_flows_triggered_by_metric',
        'get_ids_for_flows_triggered_by_metric',
        rates.medium,
        'flows:read',
      ),
    },
  },
  filters: { 'integration.name': by('equals'), 'integration.category': by('equals') },
  page: { usual: 200, largest: 200 },
};

const ACCOUNT = {
  test_account: true,
  contact_information: {
    default_sender_name: 'Sandbox',
    default_sender_email: 'sandbox@example.com',
    website_url: 'https://www.example.com',
    organization_name: 'Sandbox',
    street_address: {
      address1: '1 Sandbox Street',
      address2: null,
      city: 'Boston',
      region: 'Massachusetts',
      country: 'United States',
      zip: '02110',
    },
  },
  industry: null,
  timezone: 'US/Eastern',
  preferred_currency: 'USD',
  public_api_key: COMPANY_ID,
  locale: 'en-US',
};

const constant = (value: object) => `'${JSON.stringify(value).replaceAll("'", "''")}'`;

/** The one account (shape documented, values made up): its id is the public key that pages use. */
export const account: ResourceType = {
  type: 'account',
  path: '/api/accounts',
  scope: 'accounts',
  operations: {
    list: operation('get_accounts', rates.tiny),
    get: operation('get_account', rates.tiny),
  },
  newId: newMetricId,
  source: `SELECT 0 AS seq, 'account' AS type, '${COMPANY_ID}' AS id, 0 AS created, 0 AS updated,
    ${constant(ACCOUNT)} AS attributes`,
  attributes: {
    test_account: { kind: 'boolean' },
    contact_information: { kind: 'object' },
    industry: { kind: 'text' },
    timezone: { kind: 'text' },
    preferred_currency: { kind: 'text' },
    public_api_key: { kind: 'text' },
    locale: { kind: 'text' },
  },
};

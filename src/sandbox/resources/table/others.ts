import { randomUUID } from 'node:crypto';

import { newMetricId, newProfileId } from '../../store/new-id.js';
import type { ResourceType } from '../resource-type.js';
import { by, exact, operation, ranges, rates } from './shorthands.js';

const optional = { create: 'optional', update: true } as const;
const createdAt = { kind: 'time', column: 'created' } as const;
const updatedAt = { kind: 'time', column: 'updated' } as const;

/** Webhooks (documented): the secret is never shown, and there are ten at most. */
export const webhook: ResourceType = {
  type: 'webhook',
  path: '/api/webhooks',
  scope: 'webhooks',
  operations: {
    list: operation('get_webhooks', rates.tiny),
    get: operation('get_webhook', rates.tiny),
    create: operation('create_webhook', rates.tiny),
    update: operation('update_webhook', rates.tiny),
    delete: operation('delete_webhook', rates.tiny),
  },
  newId: () => randomUUID().replaceAll('-', ''),
  attributes: {
    name: { kind: 'text', create: 'required', update: true },
    description: { kind: 'text', ...optional },
    endpoint_url: { kind: 'text', create: 'required', update: true },
    enabled: { kind: 'boolean', update: true, usual: true },
    created_at: createdAt,
    updated_at: updatedAt,
    secret_key: { kind: 'text', create: 'required', update: true, min: 16, shown: 'never' },
  },
  relationships: {
    'webhook-topics': {
      target: 'webhook-topic',
      many: true,
      create: 'required',
      update: true,
      include: true,
      shown: true,
    },
  },
  most: 10,
};

// Klaviyo publishes one, and names it after a metric of its own; that the others have that form is
// assumed. The last three are those of the project's API documents.
const TOPICS = [
  'event:klaviyo.sent_sms',
  'event:klaviyo.received_sms',
  'event:klaviyo.clicked_sms',
  'event:klaviyo.failed_to_deliver_sms',
  'event:klaviyo.subscribed_to_sms',
  'event:klaviyo.unsubscribed_from_sms',
  'event:klaviyo.received_email',
  'event:klaviyo.opened_email',
  'event:klaviyo.clicked_email',
  'event:klaviyo.bounced_email',
  'event:klaviyo.dropped_email',
  'event:klaviyo.marked_email_as_spam',
  'event:klaviyo.subscribed_to_email',
  'event:klaviyo.unsubscribed_from_email',
  'event:klaviyo.subscribed_to_list',
  'event:klaviyo.unsubscribed_from_list',
  'event:received',
  'profile:created',
  'profile:updated',
];

/**
 * What a webhook can be told of: the ids above and those that were seeded. Any other metric's
 * `event:...` may be asked for too, and is listed from then on (assumed).
 */
export const webhookTopic: ResourceType = {
  type: 'webhook-topic',
  path: '/api/webhook-topics',
  scope: 'webhooks',
  operations: {
    list: operation('get_webhook_topics', rates.tiny),
    get: operation('get_webhook_topic', rates.tiny),
  },
  newId: newMetricId,
  source: `SELECT key AS seq, 'webhook-topic' AS type, value AS id, '{}' AS attributes,
      0 AS created, 0 AS updated FROM json_each('${JSON.stringify(TOPICS)}')
    UNION ALL SELECT seq + 1000, type, id, attributes, created, updated FROM resources
      WHERE type = 'webhook-topic'
    UNION ALL SELECT min(seq) + 1000000000, 'webhook-topic', target_id, '{}', 0, 0
      FROM resource_links WHERE relationship = 'webhook-topics' GROUP BY target_id
      HAVING target_id NOT IN (SELECT value FROM json_each('${JSON.stringify(TOPICS)}'))
        AND NOT EXISTS (SELECT 1 FROM resources WHERE type = 'webhook-topic' AND id = target_id)`,
  admits: (id) => /^(event|profile):./.test(id),
  attributes: {},
};

/**
 * Data sources (as Klaviyo's own client has them; the visibility `public` is that of the project's API
 * documents).
 */
export const dataSource: ResourceType = {
  type: 'data-source',
  path: '/api/data-sources',
  scope: 'custom-objects',
  operations: {
    list: operation('get_data_sources', rates.small),
    get: operation('get_data_source', rates.small),
    create: operation('create_data_source', rates.small),
    delete: operation('delete_data_source', rates.small),
  },
  newId: ({ now }) => newProfileId(now),
  attributes: {
    title: { kind: 'text', create: 'required', max: 255 },
    visibility: { kind: ['private', 'shared', 'public'], create: 'optional', usual: 'private' },
    description: { kind: 'text', create: 'optional', usual: '' },
    namespace: { kind: 'text', create: 'optional', usual: 'custom-objects' },
  },
  page: { usual: 20, largest: 100 },
  unique: ['title', 'namespace'],
};

/** Sign-up forms (as Klaviyo's own client has them), to be read only: they are made by seeding. */
export const form: ResourceType = {
  type: 'form',
  path: '/api/forms',
  scope: 'forms',
  operations: {
    list: operation('get_forms', rates.small),
    get: operation('get_form', rates.small),
  },
  newId: newMetricId,
  attributes: {
    name: { kind: 'text', usual: 'Form' },
    status: { kind: ['draft', 'live'], usual: 'draft' },
    ab_test: { kind: 'boolean', usual: false },
    created_at: createdAt,
    updated_at: updatedAt,
  },
  filters: {
    id: exact,
    name: by('any', 'contains', 'equals'),
    ab_test: by('equals'),
    status: by('equals'),
    created_at: ranges,
    updated_at: ranges,
  },
  sorts: ['created_at', 'updated_at'],
  page: { usual: 20, largest: 100 },
};

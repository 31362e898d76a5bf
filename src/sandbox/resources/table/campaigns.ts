import { newProfileId } from '../../store/new-id.js';
import { addCampaignMessages } from '../campaign-messages.js';
import type { ResourceType } from '../resource-type.js';
import { by, created, exact, operation, ranges, rates, reads, updated } from './shorthands.js';

const optional = { create: 'optional', update: true } as const;

const statuses = [
  'Adding Recipients',
  'Cancelled',
  'Cancelled: Account Disabled',
  'Cancelled: Billing Limit',
  'Cancelled: Internal Error',
  'Cancelled: Misconfigured',
  'Cancelled: No Recipients',
  'Cancelled: Smart Sending',
  'Draft',
  'Preparing to schedule',
  'Preparing to send',
  'Queued without Recipients',
  'Scheduled',
  'Sending',
  'Sending Segments',
  'Sent',
  'Unknown',
  'Variations Sent',
];

// A message that names no channel is an e-mail (assumed).
const CHANNEL = {
  query: `SELECT 1 FROM resource_links AS links JOIN resources AS message
    ON message.type = 'campaign-message' AND message.id = links.id
    WHERE links.type = 'campaign-message' AND links.relationship = 'campaign'
    AND links.target_type = 'campaign' AND links.target_id = resources.id`,
  value: `coalesce(json_extract(message.attributes, '$.definition.channel'), 'email')`,
};

/**
 * Campaigns (as Klaviyo's own client has them: the filter on the channel is required). The project's
 * API documents give messages as a relationship, Klaviyo as an attribute: both are taken.
 */
export const campaign: ResourceType = {
  type: 'campaign',
  path: '/api/campaigns',
  scope: 'campaigns',
  operations: {
    list: operation('get_campaigns', rates.medium),
    get: operation('get_campaign', rates.medium),
    create: operation('create_campaign', rates.medium),
    update: operation('update_campaign', rates.medium),
    delete: operation('delete_campaign', rates.medium),
  },
  newId: ({ now }) => newProfileId(now),
  attributes: {
    name: { kind: 'text', create: 'required', update: true },
    status: { kind: statuses, usual: 'Draft' },
    archived: { kind: 'boolean', usual: false },
    audiences: {
      kind: 'object',
      create: 'required',
      update: true,
      usual: { included: [], excluded: [] },
    },
    send_options: { kind: 'object', ...optional, usual: { use_smart_sending: true } },
    tracking_options: { kind: 'object', ...optional },
    send_strategy: { kind: 'object', ...optional, usual: { method: 'immediate' } },
    created_at: created,
    scheduled_at: { kind: 'time' },
    updated_at: updated,
    send_time: { kind: 'time' },
    'campaign-messages': { kind: 'object', create: 'optional', shown: 'never' },
  },
  relationships: {
    'campaign-messages': {
      target: 'campaign-message',
      many: true,
      heldAs: 'campaign',
      create: 'optional',
      include: true,
      shown: true,
      ...reads('get_messages_for_campaign', 'get_message_ids_for_campaign', rates.medium),
    },
    tags: {
      target: 'tag',
      many: true,
      heldAs: 'campaigns',
      include: true,
      ...reads('get_tags_for_campaign', 'get_tag_ids_for_campaign', rates.small, 'tags:read'),
    },
  },
  filters: {
    id: by('any'),
    'messages.channel': {
      ...by('equals'),
      within: CHANNEL,
      choices: ['email', 'sms', 'mobile_push', 'whatsapp'],
    },
    name: by('contains'),
    status: exact,
    archived: by('equals'),
    created_at: ranges,
    scheduled_at: ranges,
    updated_at: ranges,
  },
  needsFilterOn: ['messages.channel'],
  sorts: ['created_at', 'id', 'name', 'scheduled_at', 'updated_at'],
  page: { usual: 100, largest: 100 },
  afterCreate: addCampaignMessages,
};

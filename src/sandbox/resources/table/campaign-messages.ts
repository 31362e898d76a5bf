import { newProfileId } from '../../store/new-id.js';
import type { ResourceType } from '../resource-type.js';
import { created, operation, rates, reads, updated } from './shorthands.js';

/** The messages of campaigns (as Klaviyo's own client has them). */
export const campaignMessage: ResourceType = {
  type: 'campaign-message',
  path: '/api/campaign-messages',
  scope: 'campaigns',
  operations: {
    get: operation('get_campaign_message', rates.medium),
    update: operation('update_campaign_message', rates.medium),
  },
  newId: ({ now }) => newProfileId(now),
  attributes: {
    definition: { kind: 'object', update: true },
    send_times: { kind: 'list', usual: [] },
    created_at: created,
    updated_at: updated,
  },
  relationships: {
    campaign: {
      target: 'campaign',
      many: false,
      include: true,
      shown: true,
      ...reads(
        'get_campaign_for_campaign_message',
        'get_campaign_id_for_campaign_message',
        rates.medium,
      ),
    },
    template: {
      target: 'template',
      many: false,
      include: true,
      shown: true,
      ...reads(
        'get_template_for_campaign_message',
        'get_template_id_for_campaign_message',
        rates.medium,
        'templates:read',
      ),
    },
  },
};

import type { ResourceType } from '../resource-type.js';
import { campaignMessage } from './campaign-messages.js';
import { campaign } from './campaigns.js';
import { catalogCategory, catalogItem, catalogVariant } from './catalogs.js';
import { coupon, couponCode } from './coupons.js';
import { flow, flowAction } from './flows.js';
import { list, segment } from './groups.js';
import { jobs } from './jobs.js';
import { dataSource, form, webhook, webhookTopic } from './others.js';
import { account, metric, profile } from './people.js';
import { tag, tagGroup } from './tags.js';
import { template } from './templates.js';

/** Every type of resource that the engine serves. */
export const table: readonly ResourceType[] = [
  list,
  segment,
  campaign,
  campaignMessage,
  template,
  flow,
  flowAction,
  coupon,
  couponCode,
  catalogItem,
  catalogVariant,
  catalogCategory,
  webhook,
  webhookTopic,
  dataSource,
  form,
  metric,
  account,
  profile,
  tag,
  tagGroup,
  ...jobs.map(({ type }) => type),
];

const byName = new Map(table.map((type) => [type.type, type]));

/** The type of that name. */
export const findType = (name: string): ResourceType | undefined => byName.get(name);

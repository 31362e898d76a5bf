import * as v from 'valibot';

import { parseInput } from '../checks/parse-input.js';
import type { Call, Endpoint } from '../endpoints/call.js';
import { addResource } from './add-resource.js';
import { readJob, send, stop } from './campaign-sending.js';
import { changeAll, findGiven } from './given.js';
import { replaceLinks } from './link-ends.js';
import { addLink } from './links.js';
import { identifier, referenceTo } from './request-schema.js';
import type { ResourceRow } from './rows.js';
import { showRow } from './show.js';
import { listLinked } from './source.js';
import { campaignMessage } from './table/campaign-messages.js';
import { campaign } from './table/campaigns.js';
import { rates } from './table/shorthands.js';
import { template } from './table/templates.js';

const assignRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal('campaign-message'),
    id: identifier,
    relationships: v.strictObject({ template: v.strictObject({ data: referenceTo('template') }) }),
  }),
});

// The message gets a copy of the template (documented), which is listed like any other (assumed).
const assign = (call: Call) => {
  const { id, relationships } = parseInput(assignRequest, call.body).data;
  const { database } = call.box;
  const message = findGiven(call, campaignMessage, id);
  const pointer = '/data/relationships/template/data/id';
  const original = findGiven(call, template, relationships.template.data.id, pointer);
  const relationship = campaignMessage.relationships?.template;
  if (relationship === undefined) throw new Error('A message has no template');
  changeAll(call, () => {
    const told = { id: undefined, attributes: original.attributes, linked: {} };
    const copy = addResource(database, template, told, call.at);
    replaceLinks(database, message, 'template', relationship, [copy.id], call.at);
  });
  return { status: 200, body: showRow(call, campaignMessage, message) };
};

const cloneRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal('campaign'),
    id: identifier,
    attributes: v.nullish(v.strictObject({ new_name: v.nullish(v.string()) })),
  }),
});

const cloneMessages = (call: Call, original: ResourceRow, copy: ResourceRow): void => {
  const { database } = call.box;
  const messages = campaign.relationships?.['campaign-messages'];
  if (messages === undefined) return;
  for (const id of listLinked(database, original, 'campaign-messages', messages)) {
    const { attributes } = findGiven(call, campaignMessage, id);
    const told = { id: undefined, attributes, linked: {} };
    const from = addResource(database, campaignMessage, told, call.at);
    addLink(database, { from, relationship: 'campaign', to: copy }, call.at);
  }
};

// A copy nobody named is called after the original (assumed).
const clone = (call: Call) => {
  const { id, attributes } = parseInput(cloneRequest, call.body).data;
  const original = findGiven(call, campaign, id);
  const name = attributes?.new_name ?? `${original.attributes.name} (copy)`;
  const fresh = { name, status: 'Draft', send_time: null, 'campaign-messages': null };
  const told = { id: undefined, attributes: { ...original.attributes, ...fresh }, linked: {} };
  const copy = changeAll(call, () => {
    const row = addResource(call.box.database, campaign, told, call.at);
    cloneMessages(call, original, row);
    return row;
  });
  return { status: 201, body: showRow(call, campaign, copy) };
};

const endpoint = (
  name: string,
  method: Endpoint['method'],
  path: string,
  answer: Endpoint['answer'],
): Endpoint => {
  const scopes = [method === 'GET' ? 'campaigns:read' : 'campaigns:write'];
  return { name, method, path, scopes, rate: rates.medium, answer };
};

/** What can be done with campaigns beside keeping them (as Klaviyo's own client has it). */
export const campaignActions: readonly Endpoint[] = [
  endpoint(
    'assign_template_to_campaign_message',
    'POST',
    '/api/campaign-message-assign-template',
    assign,
  ),
  endpoint('create_campaign_clone', 'POST', '/api/campaign-clone', clone),
  endpoint('send_campaign', 'POST', '/api/campaign-send-jobs', send),
  endpoint('get_campaign_send_job', 'GET', '/api/campaign-send-jobs/:id', readJob),
  endpoint('cancel_campaign_send', 'PATCH', '/api/campaign-send-jobs/:id', stop),
];

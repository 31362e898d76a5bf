import * as v from 'valibot';

import { parseInput } from '../checks/parse-input.js';
import { plainObject } from '../checks/plain-object.js';
import type { Database } from '../store/database.js';
import { newProfileId } from '../store/new-id.js';
import { addLink } from './links.js';
import { insertRow, type ResourceRow } from './rows.js';

const message = v.object({
  type: v.literal('campaign-message'),
  attributes: v.object({
    definition: v.nullish(plainObject),
    channel: v.nullish(v.string()),
    label: v.nullish(v.string()),
    content: v.nullish(plainObject),
  }),
});

// Read from where it stands in the request, so that pointers lead there.
const request = v.object({
  data: v.object({
    attributes: v.object({ 'campaign-messages': v.object({ data: v.array(message) }) }),
  }),
});

type Message = v.InferOutput<typeof message>;

// Until 2025 what is now the definition stood among the attributes (documented).
const definitionOf = ({ attributes: { definition, ...flat } }: Message) => definition ?? flat;

/** Makes the messages that came with a new campaign. */
export const addCampaignMessages = (
  database: Database,
  campaign: ResourceRow,
  now: number,
): void => {
  const given = campaign.attributes['campaign-messages'];
  if (given === null || given === undefined) return;
  const wrapped = { data: { attributes: { 'campaign-messages': given } } };
  const { data } = parseInput(request, wrapped).data.attributes['campaign-messages'];
  for (const one of data) {
    const row = { type: 'campaign-message', id: newProfileId(now), created: now, updated: now };
    insertRow(database, { ...row, attributes: { definition: definitionOf(one), send_times: [] } });
    addLink(database, { from: row, relationship: 'campaign', to: campaign }, now);
  }
};

import * as v from 'valibot';

import { formatEventTime, parseEventTime } from '../checks/event-time.js';
import { parseInput } from '../checks/parse-input.js';
import type { Call } from '../endpoints/call.js';
import { changeAll, findGiven } from './given.js';
import { identifier } from './request-schema.js';
import { type ResourceRow, updateRow } from './rows.js';
import { campaign } from './table/campaigns.js';

const jobDocument = ({ url }: Call, id: string, status: string) => ({
  data: {
    type: 'campaign-send-job',
    id,
    attributes: { status },
    links: { self: `${url.origin}/api/campaign-send-jobs/${encodeURIComponent(id)}/` },
  },
  links: { self: url.href },
});

const sendRequest = v.strictObject({
  data: v.strictObject({ type: v.literal('campaign-send-job'), id: identifier }),
});

const sendTimeOf = ({ attributes }: ResourceRow, at: number): number => {
  const { datetime } = (attributes.send_strategy ?? {}) as { datetime?: unknown };
  const told = typeof datetime === 'string' ? parseEventTime(datetime) : undefined;
  return Math.max(told ?? 0, Math.floor(at / 1000));
};

/**
 * Nothing is sent. A campaign whose time has come is `Sent` at once, another stays `Scheduled`
 * (assumed).
 */
export const send = (call: Call) => {
  const { id } = parseInput(sendRequest, call.body).data;
  const row = findGiven(call, campaign, id, '/data/id');
  const at = sendTimeOf(row, call.at);
  const isDue = at * 1000 <= call.at;
  const times = {
    send_time: formatEventTime(at),
    scheduled_at: formatEventTime(Math.floor(call.at / 1000)),
  };
  const attributes = { ...row.attributes, ...times, status: isDue ? 'Sent' : 'Scheduled' };
  changeAll(call, () => updateRow(call.box.database, row, attributes, call.at));
  return { status: 202, body: jobDocument(call, id, 'queued') };
};

const statusOf = ({ attributes: { status } }: ResourceRow): string => {
  if (status === 'Sent') return 'complete';
  return status === 'Cancelled' ? 'cancelled' : 'queued';
};

/** Tells how far a campaign has come. */
export const readJob = (call: Call) => {
  const row = findGiven(call, campaign, call.id, '/data/id');
  return { status: 200, body: jobDocument(call, row.id, statusOf(row)) };
};

const stopRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal('campaign-send-job'),
    id: identifier,
    attributes: v.strictObject({ action: v.picklist(['cancel', 'revert']) }),
  }),
});

/** Cancels a campaign or makes it a draft again. */
export const stop = (call: Call) => {
  const { attributes } = parseInput(stopRequest, call.body).data;
  const row = findGiven(call, campaign, call.id, '/data/id');
  const status = attributes.action === 'cancel' ? 'Cancelled' : 'Draft';
  const stopped = { ...row.attributes, status, send_time: null };
  changeAll(call, () => updateRow(call.box.database, row, stopped, call.at));
  return { status: 204 };
};

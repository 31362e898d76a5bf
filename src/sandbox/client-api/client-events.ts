import * as v from 'valibot';

import { createGroupAttributes } from '../checks/event-requests.js';
import { parseInput } from '../checks/parse-input.js';
import type { RevisionName } from '../contract/revisions.js';
import { acceptGroups } from '../endpoints/accept-groups.js';
import { type GroupPlace, splitGroup } from '../endpoints/bulk-group.js';
import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import { readEvent } from '../endpoints/read-event.js';

const createOne = async ({ box, revision, at, body }: Call) => {
  const { event, profile } = readEvent(revision, at, body);
  const arrival = { lane: 'client', revision, now: at } as const;
  await box.inbox.accept([{ arrival, profile, events: [event] }]);
  return { status: 202 };
};

const request = (revision: RevisionName, now: number) =>
  v.strictObject({
    data: v.strictObject({
      type: v.literal('event-bulk-create'),
      attributes: createGroupAttributes(revision, now),
    }),
  });

const place: GroupPlace = {
  pointer: '/data/attributes',
  wrap: (attributes) => ({ data: { type: 'event-bulk-create', attributes } }),
};

const createMany = (call: Call) => {
  const { revision, at, body } = call;
  const { attributes } = parseInput(request(revision, at), body).data;
  const arrival = { lane: 'client', revision, now: at } as const;
  return acceptGroups(call, [splitGroup(attributes, place, arrival)]);
};

// Counts before anything is checked, so every level may be missing.
// biome-ignore lint/suspicious/noExplicitAny: the shape is exactly what is not known yet
const countEvents = (body: any): number => {
  const events: unknown = body?.data?.attributes?.events?.data;
  return Array.isArray(events) ? events.length : 0;
};

/** Events from a browser: one, or up to 1,000 of one person. */
export const clientEvents: readonly Endpoint[] = [
  {
    name: 'create_client_event',
    method: 'POST',
    path: '/client/events',
    scopes: [],
    rate: tiers.XL,
    lane: 'client',
    countEvents: () => 1,
    answer: createOne,
  },
  {
    name: 'bulk_create_client_events',
    method: 'POST',
    path: '/client/event-bulk-create',
    scopes: [],
    rate: tiers.M,
    since: '2023-07-15',
    lane: 'client',
    countEvents,
    answer: createMany,
  },
];

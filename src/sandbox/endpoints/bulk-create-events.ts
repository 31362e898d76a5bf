import { bulkCreateRequest } from '../checks/event-requests.js';
import { parseInput } from '../checks/parse-input.js';
import { eventFeatures } from '../contract/event-features.js';
import { acceptGroups } from './accept-groups.js';
import { type GroupPlace, splitGroup } from './bulk-group.js';
import { type Call, type Endpoint, tiers } from './call.js';

const place = (index: number): GroupPlace => ({
  pointer: `/data/attributes/events-bulk-create/data/${index}/attributes`,
  wrap: (attributes) => {
    const group = { type: 'event-bulk-create', attributes };
    const job = { 'events-bulk-create': { data: [group] } };
    return { data: { type: 'event-bulk-create-job', attributes: job } };
  },
});

const answer = (call: Call) => {
  const { revision, at, body } = call;
  const job = parseInput(bulkCreateRequest(revision, at), body).data.attributes;
  const arrival = { lane: 'bulk', revision, now: at } as const;
  const groups = job['events-bulk-create'].data.map(({ attributes }, index) =>
    splitGroup(attributes, place(index), arrival),
  );
  return acceptGroups(call, groups);
};

const sizeOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

// Counts before anything is checked, so every level may be missing.
// biome-ignore lint/suspicious/noExplicitAny: the shape is exactly what is not known yet
const countEvents = (body: any): number => {
  const groups: unknown = body?.data?.attributes?.['events-bulk-create']?.data;
  if (!Array.isArray(groups)) return 0;
  return groups.reduce((sum, group) => sum + sizeOf(group?.attributes?.events?.data), 0);
};

/** Takes up to 1,000 events of any number of people: all of them or none. */
export const bulkCreateEvents: Endpoint = {
  name: 'bulk_create_events',
  method: 'POST',
  path: '/api/event-bulk-create-jobs',
  scopes: ['events:write'],
  rate: tiers.M,
  since: eventFeatures.bulk,
  lane: 'bulk',
  countEvents,
  answer,
};

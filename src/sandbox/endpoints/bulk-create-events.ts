import { bulkCreateRequest } from '../checks/event-requests.js';
import { parseInput } from '../checks/parse-input.js';
import { eventFeatures, knows } from '../contract/event-features.js';
import { Failure, type Problem } from '../contract/failure.js';
import { findRepeats } from '../recording/process.js';
import { type BulkGroup, splitGroup } from './bulk-group.js';
import { type Call, type Endpoint, tiers } from './call.js';

// That a repeat fails the whole request is documented; the status and the words are assumed,
// and so is that ids recorded by earlier requests count as repeats.
const refuseRepeats = ({ box }: Call, groups: readonly BulkGroup[]): void => {
  box.inbox.settle();
  const repeats = findRepeats(
    box.database,
    groups.map(({ submission }) => submission),
  );
  const problems = repeats.map(([group, position]): Problem => {
    const uniqueId = groups[group]?.submission.events[position]?.uniqueId;
    return {
      detail: `The unique_id '${uniqueId}' is already used for this profile and metric.`,
      pointer: `${groups[group]?.pointers[position]}/unique_id`,
    };
  });
  if (problems.length > 0) throw new Failure(400, ...problems);
};

const answer = async (call: Call) => {
  const { box, revision, at, body } = call;
  const job = parseInput(bulkCreateRequest(revision, at), body).data.attributes;
  const arrival = { lane: 'bulk', revision, now: at } as const;
  const groups = job['events-bulk-create'].data.map((group, index) =>
    splitGroup(group, index, arrival),
  );
  // Before, the first one won, as with single events (documented).
  if (knows(revision, 'bulkRepeatsFail')) refuseRepeats(call, groups);
  await box.inbox.accept(groups.map(({ submission }) => submission));
  return { status: 202 };
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

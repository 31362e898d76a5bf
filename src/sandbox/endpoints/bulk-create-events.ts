import { bulkCreateRequest } from '../checks/event-requests.js';
import { parseInput } from '../checks/parse-input.js';
import { Failure, type Problem } from '../contract/failure.js';
import { sortProfile } from '../recording/incoming-profile.js';
import { type Arrival, dropEvent, recordEvent } from '../recording/record-event.js';
import { resolveProfile } from '../recording/resolve-profile.js';
import type { Database } from '../store/database.js';
import { type BulkGroup, type GroupedEvent, splitGroup } from './bulk-group.js';
import type { Call, Endpoint } from './call.js';
import { refuseMetrics } from './refuse-metrics.js';

// That a repeat fails the whole request is documented; the status and the words are assumed,
// and so is that ids recorded by earlier requests count as repeats.
const repeatProblem = ({ at, attributes }: GroupedEvent): Problem => ({
  detail: `The unique_id '${attributes.unique_id}' is already used for this profile and metric.`,
  pointer: `${at}/unique_id`,
});

const recordGroup = (
  database: Database,
  group: BulkGroup,
  arrival: Arrival,
): readonly GroupedEvent[] => {
  const incoming = sortProfile(group.profile);
  const person = resolveProfile(database, incoming, 'event', arrival.now);
  return group.events.filter((event) => {
    if ('profileId' in person)
      return recordEvent(database, person.profileId, event, arrival) === 'repeated-id';
    dropEvent(database, event, arrival, person.reason);
    return false;
  });
};

const answer = (call: Call) => {
  const { box, revision, at, body } = call;
  const job = parseInput(bulkCreateRequest(revision, at), body).data.attributes;
  const groups = job['events-bulk-create'].data.map(splitGroup);
  const metrics = groups.flatMap(({ events }) =>
    events.map((event) => ({ name: event.attributes.metric.data.attributes.name, at: event.at })),
  );
  refuseMetrics(call, metrics);
  const arrival: Arrival = { lane: 'bulk', revision: revision.name, now: at };
  box.database.transaction(() => {
    const repeats = groups.flatMap((group) => recordGroup(box.database, group, arrival));
    if (repeats.length > 0) throw new Failure(400, ...repeats.map(repeatProblem));
  });
  box.feed.publish('events', 'people', 'drops');
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
  lane: 'bulk',
  countEvents,
  answer,
};

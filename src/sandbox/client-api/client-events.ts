import * as v from 'valibot';

import { createGroupAttributes } from '../checks/event-requests.js';
import { parseInput } from '../checks/parse-input.js';
import { knows } from '../contract/event-features.js';
import { Failure } from '../contract/failure.js';
import type { RevisionName } from '../contract/revisions.js';
import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import { readEvent } from '../endpoints/read-event.js';
import { toIncomingEvent } from '../endpoints/to-incoming-event.js';
import type { Submission } from '../recording/incoming-event.js';
import { sortProfile } from '../recording/incoming-profile.js';
import { findRepeats } from '../recording/process.js';

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

const readSubmission = ({ revision, at, body }: Call): Submission => {
  const { attributes } = parseInput(request(revision, at), body).data;
  const { profile, events, backfill } = attributes;
  const alone = (event: unknown) =>
    JSON.stringify({
      data: { type: 'event-bulk-create', attributes: { ...attributes, events: { data: [event] } } },
    });
  return {
    arrival: { lane: 'client', revision, now: at },
    profile: sortProfile(profile.data),
    events: events.data.map((event) =>
      toIncomingEvent(
        { ...event.attributes, backfill: event.attributes.backfill ?? backfill },
        alone(event),
      ),
    ),
  };
};

// As with the bulk job for servers: the failure is documented, its status and words are assumed.
const refuseRepeats = ({ box }: Call, submission: Submission): void => {
  box.inbox.settle();
  const problems = findRepeats(box.database, [submission]).map(([, position]) => ({
    detail: `The unique_id '${submission.events[position]?.uniqueId}' is already used for this profile and metric.`,
    pointer: `/data/attributes/events/data/${position}/attributes/unique_id`,
  }));
  if (problems.length > 0) throw new Failure(400, ...problems);
};

const createMany = async (call: Call) => {
  const submission = readSubmission(call);
  if (knows(call.revision, 'bulkRepeatsFail')) refuseRepeats(call, submission);
  await call.box.inbox.accept([submission]);
  return { status: 202 };
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

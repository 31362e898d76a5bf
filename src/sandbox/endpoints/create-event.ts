import { type Call, type Endpoint, tiers } from './call.js';
import { readEvent } from './read-event.js';

const answer = async (call: Call) => {
  const { box, revision, at, body } = call;
  const { event, profile } = readEvent(revision, at, body);
  const arrival = { lane: 'create_event', revision, now: at } as const;
  await box.inbox.accept([{ arrival, profile, events: [event] }]);
  return { status: 202 };
};

/** Takes one event: 202 and an empty body, whether it is new, repeated or nobody's. */
export const createEvent: Endpoint = {
  name: 'create_event',
  method: 'POST',
  path: '/api/events',
  scopes: ['events:write'],
  rate: tiers.XL,
  lane: 'create_event',
  countEvents: () => 1,
  answer,
};

import { createEventRequest } from '../checks/event-requests.js';
import { parseInput } from '../checks/parse-input.js';
import { sortProfile } from '../recording/incoming-profile.js';
import { type Arrival, dropEvent, recordEvent } from '../recording/record-event.js';
import { resolveProfile } from '../recording/resolve-profile.js';
import type { Call, Endpoint } from './call.js';
import { refuseMetrics } from './refuse-metrics.js';

const answer = (call: Call) => {
  const { box, revision, at, body } = call;
  const { attributes } = parseInput(createEventRequest(revision, at), body).data;
  const { name } = attributes.metric.data.attributes;
  refuseMetrics(call, [{ name, at: '/data/attributes' }]);
  const arrival: Arrival = { lane: 'create_event', revision: revision.name, now: at };
  const event = { attributes, sent: JSON.stringify(body) };
  box.database.transaction(() => {
    const person = resolveProfile(box.database, sortProfile(attributes.profile.data), 'event', at);
    if ('reason' in person) dropEvent(box.database, event, arrival, person.reason);
    else recordEvent(box.database, person.profileId, event, arrival);
  });
  box.feed.publish('events', 'people', 'drops');
  return { status: 202 };
};

/** Takes one event: 202 and an empty body, whether it is new, repeated or nobody's. */
export const createEvent: Endpoint = {
  name: 'create_event',
  method: 'POST',
  path: '/api/events',
  lane: 'create_event',
  countEvents: () => 1,
  answer,
};

import type { EventAttributes } from '../checks/event-requests.js';
import { createEventRequest } from '../checks/event-requests.js';
import { flatEventRequest } from '../checks/flat-event.js';
import { toResource } from '../checks/flat-profile.js';
import { parseInput } from '../checks/parse-input.js';
import { knows } from '../contract/event-features.js';
import type { RevisionName } from '../contract/revisions.js';
import type { IncomingEvent, IncomingProfile } from '../recording/incoming-event.js';
import { type CheckedProfile, sortProfile } from '../recording/incoming-profile.js';
import { toIncomingEvent } from './to-incoming-event.js';

interface CheckedEvent {
  readonly attributes: EventAttributes;
  readonly profile: CheckedProfile;
}

const readResource = (revision: RevisionName, now: number, body: unknown): CheckedEvent => {
  const { attributes } = parseInput(createEventRequest(revision, now), body).data;
  return { attributes, profile: attributes.profile.data };
};

const readFlat = (revision: RevisionName, now: number, body: unknown): CheckedEvent => {
  const { attributes } = parseInput(flatEventRequest(revision, now), body).data;
  const { metric, profile, ...facts } = attributes;
  return {
    attributes: { ...facts, metric: { data: { type: 'metric', attributes: metric } } },
    profile: toResource(profile),
  };
};

/** One event and its person. */
export interface ReadEvent {
  readonly event: IncomingEvent;
  readonly profile: IncomingProfile;
}

/** What a body of create_event or `/client/events` says, in whichever shape its revision has, or a 400. */
export const readEvent = (revision: RevisionName, now: number, body: unknown): ReadEvent => {
  const read = knows(revision, 'resources') ? readResource : readFlat;
  const { attributes, profile } = read(revision, now, body);
  return {
    event: toIncomingEvent(attributes, JSON.stringify(body)),
    profile: sortProfile(profile),
  };
};

import * as v from 'valibot';

import { MAX_BULK_EVENTS } from '../contract/limits.js';
import type { RevisionName } from '../contract/revisions.js';
import { createEventAttributes } from './event-schema.js';
import { eventProfileAttributes, isIdentified, profileId, profileMeta } from './profile-schema.js';

const NOBODY = 'A profile needs an id, email, phone_number, external_id, anonymous_id or _kx.';

const profileOfEvent = v.strictObject({
  data: v.pipe(
    v.strictObject({
      type: v.literal('profile'),
      id: profileId,
      attributes: v.strictObject({ ...eventProfileAttributes, meta: profileMeta }),
    }),
    v.check((profile) => isIdentified(profile), NOBODY),
  ),
});

// In bulk `meta` is a sibling of `attributes` (documented).
const profileOfBulk = v.strictObject({
  data: v.pipe(
    v.strictObject({
      type: v.literal('profile'),
      id: profileId,
      attributes: v.strictObject(eventProfileAttributes),
      meta: profileMeta,
    }),
    v.check((profile) => isIdentified(profile), NOBODY),
  ),
});

/** The body of `POST /api/events`. */
export const createEventRequest = (revision: RevisionName, now: number) =>
  v.strictObject({
    data: v.strictObject({
      type: v.literal('event'),
      attributes: v.strictObject({
        ...createEventAttributes(revision, now),
        profile: profileOfEvent,
      }),
    }),
  });

const createGroup = (revision: RevisionName, now: number) =>
  v.strictObject({
    type: v.literal('event-bulk-create'),
    attributes: v.strictObject({
      backfill: v.nullish(v.boolean()),
      profile: profileOfBulk,
      events: v.strictObject({
        data: v.pipe(
          v.array(
            v.strictObject({
              type: v.literal('event'),
              attributes: v.strictObject(createEventAttributes(revision, now)),
            }),
          ),
          v.minLength(1, 'This list may not be empty.'),
        ),
      }),
    }),
  });

/** The body of `POST /api/event-bulk-create-jobs`. */
export const bulkCreateRequest = (revision: RevisionName, now: number) =>
  v.strictObject({
    data: v.strictObject({
      type: v.literal('event-bulk-create-job'),
      attributes: v.strictObject({
        'events-bulk-create': v.strictObject({
          data: v.pipe(
            v.array(createGroup(revision, now)),
            v.minLength(1, 'This list may not be empty.'),
            v.check(
              (groups) =>
                groups.reduce((sum, group) => sum + group.attributes.events.data.length, 0) <=
                MAX_BULK_EVENTS,
              `A bulk request holds at most ${MAX_BULK_EVENTS} events.`,
            ),
          ),
        }),
      }),
    }),
  });

/** The output of one event's attributes, of either request. */
export type EventAttributes = v.InferOutput<
  ReturnType<typeof bulkCreateRequest>
>['data']['attributes']['events-bulk-create']['data'][number]['attributes']['events']['data'][number]['attributes'];

/** The output of an event's profile, of either request. */
export type EventProfile =
  | v.InferOutput<typeof profileOfEvent>['data']
  | v.InferOutput<typeof profileOfBulk>['data'];

import * as v from 'valibot';

import { MAX_BULK_EVENTS } from '../contract/limits.js';
import type { RevisionName } from '../contract/revisions.js';
import { profileOfBulk, profileOfEvent } from './event-profile.js';
import { createEventAttributes } from './event-schema.js';
import { entriesAt, optionalAt } from './revision-entries.js';

/** The body of `POST /api/events` and of `POST /client/events` since 2023-07-15. */
export const createEventRequest = (revision: RevisionName, now: number) =>
  v.strictObject({
    data: v.strictObject({
      type: v.literal('event'),
      attributes: v.strictObject({
        ...createEventAttributes(revision, now),
        profile: profileOfEvent(revision),
      }),
    }),
  });

const EMPTY = 'This list may not be empty.';
const TOO_MANY = `A bulk request holds at most ${MAX_BULK_EVENTS} events.`;

/** One person's events: the attributes of a bulk job's group, and of `/client/event-bulk-create`. */
export const createGroupAttributes = (revision: RevisionName, now: number) =>
  v.strictObject({
    ...entriesAt(revision, 'backfill', { backfill: optionalAt(revision)(v.boolean()) }),
    profile: profileOfBulk(revision),
    events: v.strictObject({
      data: v.pipe(
        v.array(
          v.strictObject({
            type: v.literal('event'),
            attributes: v.strictObject(createEventAttributes(revision, now)),
          }),
        ),
        v.minLength(1, EMPTY),
        v.maxLength(MAX_BULK_EVENTS, TOO_MANY),
      ),
    }),
  });

const createGroup = (revision: RevisionName, now: number) =>
  v.strictObject({
    type: v.literal('event-bulk-create'),
    attributes: createGroupAttributes(revision, now),
  });

type Group = v.InferOutput<ReturnType<typeof createGroup>>;

// A group that is too large alone has been named already.
const areTogetherTooMany = (groups: readonly Group[]) => {
  const sizes = groups.map(({ attributes }) => attributes.events.data.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total > MAX_BULK_EVENTS && Math.max(...sizes) <= MAX_BULK_EVENTS;
};

/** The body of `POST /api/event-bulk-create-jobs`. */
export const bulkCreateRequest = (revision: RevisionName, now: number) =>
  v.strictObject({
    data: v.strictObject({
      type: v.literal('event-bulk-create-job'),
      attributes: v.strictObject({
        'events-bulk-create': v.strictObject({
          data: v.pipe(
            v.array(createGroup(revision, now)),
            v.minLength(1, EMPTY),
            v.check((groups) => !areTogetherTooMany(groups), TOO_MANY),
          ),
        }),
      }),
    }),
  });

/** The output of one event's attributes, of either request. */
export type EventAttributes = Group['attributes']['events']['data'][number]['attributes'];

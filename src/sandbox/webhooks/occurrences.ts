import { LATEST } from '../contract/revisions.js';
import { eventDocument } from '../documents/event-document.js';
import { profileDocument } from '../documents/profile-document.js';
import type { Database } from '../store/database.js';
import { type EventRow, SELECT_EVENTS } from '../store/events.js';
import { findProfile } from '../store/profiles.js';
import { topicOfProfile, topicsOfEvent } from './topics.js';

/** Something that happened, which webhooks may want to hear of. */
export interface Occurrence {
  readonly externalId: string;
  readonly topics: readonly string[];
  /** Read when somebody wants it. */
  readonly payload: () => unknown;
}

/** How far the journal of events and that of people are told. */
export interface Cursor {
  readonly event: number;
  readonly resolution: number;
}

/** The end of both. */
export const readEnd = (database: Database): Cursor =>
  database.get<Cursor>(
    `SELECT (SELECT coalesce(max(seq), 0) FROM events) AS event,
      (SELECT coalesce(max(seq), 0) FROM resolutions) AS resolution`,
  ) ?? { event: 0, resolution: 0 };

// The shape of Get Event (documented), of which links are no part here.
const withoutLinks = ({ links: _, ...data }: { readonly links?: unknown }) => ({ data });

const listEvents = (database: Database, { event }: Cursor, origin: string) =>
  database.all<EventRow>(`${SELECT_EVENTS} WHERE events.seq > ? ORDER BY events.seq`, event).map(
    (row): Occurrence => ({
      externalId: row.id,
      topics: topicsOfEvent(row),
      payload: () => withoutLinks(eventDocument(row, origin, LATEST)),
    }),
  );

// A person who is made and gains a second identifier by one event is only new.
const listPeople = (database: Database, { resolution }: Cursor, origin: string) =>
  database
    .all<{ profile_id: string; kind: string }>(
      `SELECT profile_id, min(CASE kind WHEN 'created' THEN 'created' ELSE 'updated' END) AS kind
        FROM resolutions WHERE seq > ? AND kind IN ('created', 'gained', 'changed', 'merged', 'adopted')
        GROUP BY profile_id ORDER BY min(seq)`,
      resolution,
    )
    .map(
      ({ profile_id, kind }): Occurrence => ({
        externalId: profile_id,
        topics: [topicOfProfile(kind)],
        payload: () => {
          const profile = findProfile(database, profile_id);
          return profile ? withoutLinks(profileDocument(profile, origin)) : null;
        },
      }),
    );

/** What happened since, events first, each in its order. */
export const listOccurrences = (
  database: Database,
  since: Cursor,
  origin: string,
): Occurrence[] => [...listEvents(database, since, origin), ...listPeople(database, since, origin)];

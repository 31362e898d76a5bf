import type { Database } from '../store/database.js';
import { countSentEvents, findEvent, listEventsOf, listSentEvents } from '../store/events.js';
import { listEntries } from '../store/journal.js';
import { findProfile, listProfiles, type Profile } from '../store/profiles.js';
import { listResolutionsOf } from '../store/resolutions.js';
import { type Control, readNumber } from './control.js';
import { viewEvent } from './event-view.js';

const MOST = 10_000;

const formatTime = (milliseconds: number) => new Date(milliseconds).toISOString();

const count = (database: Database, table: 'profiles' | 'requests' | 'rejects' | 'drops') =>
  database.get<{ total: number }>(`SELECT count(*) AS total FROM ${table}`)?.total ?? 0;

const viewProfile = (database: Database, profile: Profile) => ({
  ...profile,
  created: formatTime(profile.created),
  updated: formatTime(profile.updated),
  last_event: profile.last_event === null ? null : formatTime(profile.last_event),
  explanations: listResolutionsOf(database, profile.id).map(({ at, ...explanation }) => ({
    at: formatTime(at),
    ...explanation,
  })),
});

const list = (path: string, answer: Control['answer']): Control => ({
  method: 'GET',
  path,
  answer,
});

const journal = (path: string, table: 'requests' | 'rejects' | 'drops'): Control =>
  list(path, ({ box, url }) => ({
    status: 200,
    body: listEntries(box.database, table, readNumber(url, 'limit', 1_000, MOST)).map((entry) => ({
      ...entry,
      at: formatTime(entry.at),
      ...('errors' in entry && { errors: JSON.parse(entry.errors), body: JSON.parse(entry.body) }),
      ...('sent' in entry && { sent: JSON.parse(entry.sent) }),
    })),
  }));

const state = list('/_sandbox/state', ({ box: { database, faults } }) => ({
  status: 200,
  body: {
    events: countSentEvents(database, null),
    profiles: count(database, 'profiles'),
    requests: count(database, 'requests'),
    rejects: count(database, 'rejects'),
    drops: count(database, 'drops'),
    faults: faults.list().length,
  },
}));

const events = list('/_sandbox/events', ({ box: { database }, url }) => {
  const limit = readNumber(url, 'limit', 1_000, MOST);
  const rows = listSentEvents(database, url.searchParams.get('metric'), limit);
  return { status: 200, body: rows.map((row) => viewEvent(database, row)) };
});

const event = list('/_sandbox/events/:id', ({ box: { database }, id }) => {
  const row = findEvent(database, id);
  return row ? { status: 200, body: viewEvent(database, row) } : { status: 404 };
});

const profiles = list('/_sandbox/profiles', ({ box: { database }, url }) => ({
  status: 200,
  body: listProfiles(database, readNumber(url, 'limit', 500, MOST)).map((profile) =>
    viewProfile(database, profile),
  ),
}));

const profile = list('/_sandbox/profiles/:id', ({ box: { database }, id }) => {
  const found = findProfile(database, id);
  if (found === undefined) return { status: 404 };
  const timeline = listEventsOf(database, found.id, 500).map((row) => viewEvent(database, row));
  return { status: 200, body: { ...viewProfile(database, found), events: timeline } };
});

/** Everything that can be looked at: lists are oldest first, times ISO 8601. */
export const lists: readonly Control[] = [
  state,
  events,
  event,
  profiles,
  profile,
  journal('/_sandbox/requests', 'requests'),
  journal('/_sandbox/rejects', 'rejects'),
  journal('/_sandbox/drops', 'drops'),
];

import type { Box } from '../box.js';
import { viewBelongings } from '../profiles/view-belongings.js';
import type { Database } from '../store/database.js';
import { listEventsOf } from '../store/events.js';
import { knownPeople, listConsents, listMergedInto, listPeopleBySeq } from '../store/people.js';
import { findProfile, listProfiles, type Profile } from '../store/profiles.js';
import { listResolutionsOf } from '../store/resolutions.js';
import { type Command, type Control, missing, readNumber } from './control.js';
import { viewEvent } from './event-view.js';
import { formatTime } from './format-time.js';
import { answerLog, isPaged, pageParameters } from './log-answer.js';
import type { KnownProfile } from './shown.js';

const MOST = 10_000;

const viewProfile = (database: Database, profile: Profile): KnownProfile => ({
  ...profile,
  created: formatTime(profile.created),
  updated: formatTime(profile.updated),
  last_event: profile.last_event === null ? null : formatTime(profile.last_event),
  explanations: listResolutionsOf(database, profile.id).map(({ at, ...explanation }) => ({
    at: formatTime(at),
    ...explanation,
  })),
});

const viewRow = ({ traits, ...person }: Profile) => ({
  ...person,
  first_name: traits.first_name,
  last_name: traits.last_name,
  created: formatTime(person.created),
  updated: formatTime(person.updated),
  last_event: person.last_event === null ? null : formatTime(person.last_event),
});

/** The newest `limit` people in full; by default all. */
export const showPeople = ({ database }: Pick<Box, 'database'>, limit = -1): KnownProfile[] =>
  listProfiles(database, limit).map((profile) => viewProfile(database, profile));

const listAll = ({ box, url }: Command) => ({
  status: 200,
  body: showPeople(box, readNumber(url, 'limit', 500, MOST)),
});

const look = (command: Command) => {
  const { database } = command.box;
  const log = knownPeople(command.url.searchParams.get('search') ?? '');
  return answerLog(command, log, (seqs) =>
    listPeopleBySeq(database, seqs)
      .flatMap((id) => findProfile(database, id) ?? [])
      .map(viewRow),
  );
};

/** The people the sandbox knows: all of them in full, or, with `search` or
 * `from`, page by page and in short, the newest first. */
export const people: readonly Control[] = [
  {
    method: 'GET',
    path: '/_sandbox/profiles',
    parameters: pageParameters,
    answer: (command) => (isPaged(command.url) ? look(command) : listAll(command)),
  },
  {
    method: 'GET',
    path: '/_sandbox/profiles/:id',
    parameters: ['events'],
    answer: ({ box: { database }, url, id }) => {
      const found = findProfile(database, id);
      if (found === undefined) throw missing('profile', id);
      const newest = listEventsOf(database, found.id, readNumber(url, 'events', 500, MOST));
      const body = {
        ...viewProfile(database, found),
        merged: listMergedInto(database, found.id),
        ...viewBelongings(database, found.id),
        consent: listConsents(database, found.id).map(({ at, ...entry }) => ({
          ...entry,
          at: at === null ? null : formatTime(at),
        })),
        events: newest.map((row) => viewEvent(database, row)),
      };
      return { status: 200, body };
    },
  },
];

import type { Database } from './database.js';
import { type EventRow, SELECT_EVENTS } from './events.js';
import { type Log, searchClauses } from './log.js';

// The person's own identifiers come before the properties: they are shorter to look through.
const texts = [
  'metrics.name ?',
  'events.unique_id ?',
  'events.id ?',
  'profiles.email ?',
  'profiles.phone_number ?',
  'profiles.external_id ?',
  'events.properties ?',
  'EXISTS (SELECT 1 FROM anonymous_ids WHERE profile_id = events.profile_id AND anonymous_id ?)',
];

const JOINED = `events JOIN metrics ON metrics.id = events.metric_id
  JOIN profiles ON profiles.id = events.profile_id`;

/** The events that were sent here, of one metric or of all, with every word of the search in them. */
export const sentEvents = (metric: string | null, search: string): Log => {
  const words = searchClauses(search, texts);
  const ofMetric = {
    sql: 'events.metric_id IN (SELECT id FROM metrics WHERE name = ?)',
    values: [metric],
  };
  return {
    from: words.length === 0 ? 'events' : JOINED,
    seq: 'events.seq',
    clauses: [
      { sql: `events.lane <> 'internal'`, values: [] },
      ...(metric === null ? [] : [ofMetric]),
    ],
    words,
  };
};

/** The events with these keys, the newest first. */
export const listEventsBySeq = (database: Database, seqs: readonly number[]): EventRow[] =>
  database.all<EventRow>(
    `${SELECT_EVENTS} WHERE events.seq IN (SELECT value FROM json_each(?)) ORDER BY events.seq DESC`,
    JSON.stringify(seqs),
  );

/** How many events each metric has here, the most frequent first. */
export const countByMetric = (database: Database): { name: string; events: number }[] =>
  database.all(
    `SELECT metrics.name AS name, sum(total) AS events FROM
      (SELECT metric_id, count(*) AS total FROM events WHERE lane <> 'internal' GROUP BY metric_id)
      JOIN metrics ON metrics.id = metric_id GROUP BY metrics.name ORDER BY events DESC, name`,
  );

/** How many events a person has, Klaviyo's own included. */
export const countEventsOf = (database: Database, profileId: string): number =>
  database.get<{ total: number }>(
    'SELECT count(*) AS total FROM events WHERE profile_id = ?',
    profileId,
  )?.total ?? 0;

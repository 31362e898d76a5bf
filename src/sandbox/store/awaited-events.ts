import type { Bound, Database } from './database.js';
import { type EventRow, SELECT_EVENTS } from './events.js';

/** Which of the sent events are meant; null for all. */
export interface EventChoice {
  readonly metric: string | null;
  /** E-mail address of their person. */
  readonly email: string | null;
}

// SQLite's word for no limit.
const ALL = -1;

// Put together instead of one text with an OR, so that SQLite can use its indexes.
const choose = ({ metric, email }: EventChoice): { where: string; values: Bound[] } => ({
  where: [
    `events.lane <> 'internal'`,
    ...(metric === null ? [] : ['events.metric_id IN (SELECT id FROM metrics WHERE name = ?)']),
    ...(email === null
      ? []
      : ['events.profile_id = (SELECT id FROM profiles WHERE profiles.email = ?)']),
  ].join(' AND '),
  values: [metric, email].filter((value) => value !== null),
});

/** How many of them are recorded; whoever needs to know of no more than `most` is told no more. */
export const countChosen = (database: Database, choice: EventChoice, most = ALL): number => {
  const { where, values } = choose(choice);
  const sql = `SELECT count(*) AS total FROM (SELECT 1 FROM events WHERE ${where} LIMIT ?)`;
  return database.get<{ total: number }>(sql, ...values, most)?.total ?? 0;
};

/** The newest `limit` of them, newest last; by default all. */
export const listChosen = (database: Database, choice: EventChoice, limit = ALL): EventRow[] => {
  const { where, values } = choose(choice);
  const sql = `${SELECT_EVENTS} WHERE ${where} ORDER BY events.seq DESC LIMIT ?`;
  return database.all<EventRow>(sql, ...values, limit).reverse();
};

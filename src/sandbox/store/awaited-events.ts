import type { Database } from './database.js';
import { type EventRow, SELECT_EVENTS } from './events.js';

/** Which of the sent events are meant; null for all. */
export interface EventChoice {
  readonly metric: string | null;
  /** E-mail address of their person. */
  readonly email: string | null;
}

const CHOSEN = `lane <> 'internal' AND (?1 IS NULL OR metrics.name = ?1)
  AND (?2 IS NULL OR events.profile_id = (SELECT id FROM profiles WHERE email = ?2))`;

/** True when at least `count` of them are recorded. */
export const areRecorded = (
  database: Database,
  { metric, email }: EventChoice,
  count: number,
): boolean =>
  (database.get<{ total: number }>(
    `SELECT count(*) AS total FROM (SELECT 1 FROM events
      JOIN metrics ON metrics.id = events.metric_id WHERE ${CHOSEN} LIMIT ?3)`,
    metric,
    email,
    count,
  )?.total ?? 0) >= count;

/** The newest `limit` of them, newest last. */
export const listChosen = (
  database: Database,
  { metric, email }: EventChoice,
  limit: number,
): EventRow[] =>
  database
    .all<EventRow>(
      `${SELECT_EVENTS} WHERE ${CHOSEN} ORDER BY events.seq DESC LIMIT ?3`,
      metric,
      email,
      limit,
    )
    .reverse();

import type { Submission } from '../recording/incoming-event.js';
import type { Database } from './database.js';

/** Puts a submission behind those that wait. */
export const enqueue = (database: Database, submission: Submission): void =>
  database.run('INSERT INTO waiting (submission) VALUES (?)', JSON.stringify(submission));

/** Takes out the oldest that wait, at most `limit`. Needs a transaction around it. */
export const takeWaiting = (database: Database, limit: number): Submission[] => {
  const rows = database.all<{ seq: number; submission: string }>(
    'SELECT * FROM waiting ORDER BY seq LIMIT ?',
    limit,
  );
  const last = rows.at(-1);
  if (last !== undefined) database.run('DELETE FROM waiting WHERE seq <= ?', last.seq);
  return rows.map(({ submission }) => JSON.parse(submission) as Submission);
};

/** How many wait. */
export const countWaiting = (database: Database): number =>
  database.get<{ total: number }>('SELECT count(*) AS total FROM waiting')?.total ?? 0;

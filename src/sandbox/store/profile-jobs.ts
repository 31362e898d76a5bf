import { randomUUID } from 'node:crypto';

import type { Bound, Database } from './database.js';

/** The kinds of jobs that can be looked up afterwards. */
export type JobType =
  | 'profile-bulk-import-job'
  | 'profile-suppression-bulk-create-job'
  | 'profile-suppression-bulk-delete-job';

/** Lists and segments a job is about. */
export interface JobGroups {
  readonly lists: readonly string[];
  readonly segments: readonly string[];
}

/** A job that is done: they are, by the time the answer comes. Times in milliseconds. */
export interface Job {
  readonly seq: number;
  readonly id: string;
  readonly type: JobType;
  readonly created: number;
  readonly total: number;
  readonly completed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly groups: JobGroups;
}

type Row = Omit<Job, 'groups'> & { readonly groups: string };

const read = (row: Row): Job => ({ ...row, groups: JSON.parse(row.groups) as JobGroups });

/** What became of one profile of an import. */
export interface ImportError {
  readonly seq: number;
  readonly id: string;
  readonly attributes: string;
}

/** Writes a job down; returns it. */
export const insertJob = (database: Database, job: Omit<Job, 'seq' | 'id'>): Job => {
  const id = Buffer.from(`${job.type}:${randomUUID()}`).toString('base64url');
  database.run(
    `INSERT INTO profile_jobs (id, type, created, total, completed, failed, skipped, groups)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    job.type,
    job.created,
    job.total,
    job.completed,
    job.failed,
    job.skipped,
    JSON.stringify(job.groups),
  );
  return { ...job, id, seq: 0 };
};

/** The job of that id. */
export const findJob = (database: Database, type: JobType, id: string): Job | undefined => {
  const find = 'SELECT * FROM profile_jobs WHERE type = ? AND id = ?';
  const row = database.get<Row>(find, type, id);
  return row && read(row);
};

/** Part of a list in the order it was made, on either side of a place. */
export interface Span {
  readonly isDescending: boolean;
  /** Sequence numbers beyond this one, in the direction of the order. */
  readonly beyond: number | undefined;
  readonly limit: number;
}

const select = <Found>(
  database: Database,
  table: string,
  conditions: readonly (readonly [column: string, value: Bound])[],
  { isDescending, beyond, limit }: Span,
): Found[] => {
  const where = conditions.map(([column]) => `${column} = ?`);
  const values: Bound[] = conditions.map(([, value]) => value);
  if (beyond !== undefined) {
    where.push(`seq ${isDescending ? '<' : '>'} ?`);
    values.push(beyond);
  }
  const order = isDescending ? 'DESC' : 'ASC';
  return database.all<Found>(
    `SELECT * FROM ${table} ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
      ORDER BY seq ${order} LIMIT ?`,
    ...values,
    limit,
  );
};

/** Jobs of a type, with a list or segment only those about it. */
export const listJobs = (
  database: Database,
  type: JobType,
  groups: readonly string[],
  span: Span,
): Job[] =>
  select<Row>(
    database,
    'profile_jobs',
    [['type', type], ...groups.map((group) => ['groups', group] as const)],
    span,
  ).map(read);

/** The profiles an import wrote. */
export const listJobMembers = (database: Database, jobId: string, span: Span) =>
  select<{ seq: number; profile_id: string }>(
    database,
    'profile_job_members',
    [['job_id', jobId]],
    span,
  );

/** What an import could not write. */
export const listJobErrors = (database: Database, jobId: string, span: Span) =>
  select<ImportError>(database, 'profile_job_errors', [['job_id', jobId]], span);

/** Notes that an import wrote a profile. */
export const addJobMember = (database: Database, jobId: string, profileId: string): void =>
  database.run(
    'INSERT INTO profile_job_members (job_id, profile_id) VALUES (?, ?)',
    jobId,
    profileId,
  );

/** Notes what an import could not write. */
export const addJobError = (database: Database, jobId: string, attributes: object): void =>
  database.run(
    'INSERT INTO profile_job_errors (id, job_id, attributes) VALUES (?, ?, ?)',
    randomUUID(),
    jobId,
    JSON.stringify(attributes),
  );

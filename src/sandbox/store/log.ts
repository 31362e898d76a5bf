import { setImmediate as giveWay } from 'node:timers/promises';

import type { Bound, Database } from './database.js';

/** A piece of SQL that is true or not, with what is bound to it. */
export interface Clause {
  readonly sql: string;
  readonly values: readonly Bound[];
}

/** Rows of a table that only grows: those for which every clause holds. */
export interface Log {
  /** What stands behind FROM. */
  readonly from: string;
  /** The growing key of the table. */
  readonly seq: string;
  readonly clauses: readonly Clause[];
  /** Clauses no index helps with; they are tried on a slice of the table at a time. */
  readonly words: readonly Clause[];
}

/** Which rows of a log: between two keys, or from a position on, the oldest row being 0. */
export interface Window {
  readonly after: number;
  readonly before: number;
  readonly from: number | undefined;
  readonly limit: number;
}

/** The keys of the rows in the window, the newest first, and how many there are between the keys. */
export interface Found {
  readonly seqs: readonly number[];
  readonly total: number;
}

// About 4 ms of work: requests that wait meanwhile do not notice.
const SLICE = 2_000;

type Order = 'ASC' | 'DESC';

const select = (database: Database, log: Log, what: string, bounds: Bound[], end: string) => {
  const clauses = [...log.clauses, ...log.words];
  const where = [`${log.seq} > ? AND ${log.seq} < ?`, ...clauses.map(({ sql }) => sql)];
  const sql = `SELECT ${what} FROM ${log.from} WHERE ${where.join(' AND ')} ${end}`;
  const [after = 0, before = 0, ...rest] = bounds;
  const values = clauses.flatMap((clause) => clause.values);
  return database.all<{ value: number }>(sql, after, before, ...values, ...rest);
};

const pick = (database: Database, log: Log, window: Window, order: Order, offset: number) =>
  select(
    database,
    log,
    `${log.seq} AS value`,
    [window.after, window.before, window.limit, offset],
    `ORDER BY ${log.seq} ${order} LIMIT ? OFFSET ?`,
  ).map(({ value }) => value);

const findAtOnce = (database: Database, log: Log, window: Window): Found => {
  const { after, before, from, limit } = window;
  const total = select(database, log, 'count(*) AS value', [after, before], '')[0]?.value ?? 0;
  if (from === undefined) return { total, seqs: pick(database, log, window, 'DESC', 0) };
  // The nearer end is the shorter way to a row in the middle.
  if (from < total / 2)
    return { total, seqs: pick(database, log, window, 'ASC', from).toReversed() };
  const until = Math.min(from + limit, total);
  const some = { ...window, limit: Math.max(until - from, 0) };
  return { total, seqs: pick(database, log, some, 'DESC', total - until) };
};

const findInSlices = async (
  database: Database,
  log: Log,
  { after, before, from, limit }: Window,
  signal: AbortSignal,
): Promise<Found> => {
  const newest = newestOf(database, log);
  const all: number[] = [];
  for (let top = Math.min(before, newest + 1); top > after + 1; top -= SLICE) {
    const bottom = Math.max(after, top - SLICE - 1);
    const slice = select(database, log, `${log.seq} AS value`, [bottom, top], '');
    all.push(...slice.map(({ value }) => value).toSorted((one, other) => other - one));
    await giveWay();
    if (signal.aborted) break;
  }
  const start = from === undefined ? 0 : Math.max(all.length - from - limit, 0);
  const end = from === undefined ? limit : Math.max(all.length - from, 0);
  return { seqs: all.slice(start, end), total: all.length };
};

/** The key of the newest row of the table, whether the clauses hold for it or not; 0 when it is empty. */
export const newestOf = (database: Database, { from, seq }: Log): number =>
  database.get<{ value: number | null }>(`SELECT max(${seq}) AS value FROM ${from.split(' ')[0]}`)
    ?.value ?? 0;

/** Looks through a log. What takes long gives way to other work again and again. */
export const findInLog = async (
  database: Database,
  log: Log,
  window: Window,
  signal: AbortSignal,
): Promise<Found> =>
  log.words.length === 0
    ? findAtOnce(database, log, window)
    : findInSlices(database, log, window, signal);

const escapeLike = (word: string) => word.replace(/[\\%_]/g, (character) => `\\${character}`);

// More words than anybody types; each costs a pass over the texts.
const MOST_WORDS = 8;

/**
 * One clause for each word: it is in at least one of the texts, in upper or lower case. Each text
 * is SQL with a `?` where the comparison belongs: `metrics.name ?`.
 */
export const searchClauses = (search: string, texts: readonly string[]): Clause[] =>
  search
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map((word) => {
      const pattern = `%${escapeLike(word)}%`;
      return {
        sql: `(${texts.map((text) => text.replace('?', `LIKE ? ESCAPE '\\'`)).join(' OR ')})`,
        values: texts.map(() => pattern),
      };
    });

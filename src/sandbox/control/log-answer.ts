import type { Answer } from '../box.js';
import { findInLog, type Log, newestOf } from '../store/log.js';
import { type Command, readNumber } from './control.js';

const MOST = 500;

const named = ['before', 'after', 'from', 'search'] as const;

/** What chooses a part of a log; with `limit` it is all that does. */
export const pageParameters: readonly string[] = [...named, 'limit'];

/** True when a part of a log is asked for, newest first, and not simply its newest rows. */
export const isPaged = (url: URL): boolean => named.some((name) => url.searchParams.has(name));

/**
 * A part of a log, newest first: `limit` rows older than the key `before`, newer than the key
 * `after`, or from a position on (`from`; the oldest row is 0, so positions stay when rows arrive).
 * `total` counts the rows between the keys, `newest` is the newest key of the table.
 */
export const answerLog = async <Row>(
  { box, url, signal }: Command,
  log: Log,
  view: (seqs: readonly number[]) => readonly Row[],
): Promise<Answer> => {
  const { database } = box;
  const newest = newestOf(database, log);
  const window = {
    after: readNumber(url, 'after', 0, Number.MAX_SAFE_INTEGER),
    before: readNumber(url, 'before', newest + 1, Number.MAX_SAFE_INTEGER),
    from: url.searchParams.has('from')
      ? readNumber(url, 'from', 0, Number.MAX_SAFE_INTEGER)
      : undefined,
    limit: readNumber(url, 'limit', 100, MOST),
  };
  const { seqs, total } = await findInLog(database, log, window, signal);
  return { status: 200, body: { total, newest, rows: view(seqs) } };
};

import { Failure } from '../contract/failure.js';
import { maxEventPage } from '../contract/limits.js';
import type { RevisionName } from '../contract/revisions.js';
import type { ReadEvent } from '../documents/event-document.js';
import type { Bound, Database } from '../store/database.js';
import { type Clause, eventClause } from './event-conditions.js';
import { cursorAt, type Place, readPlace } from './event-cursor.js';
import { parseFilter } from './filter.js';
import { readPageSize } from './page.js';

/** One page of events and the cursors of its neighbours. */
export interface EventPage {
  readonly rows: readonly ReadEvent[];
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

const SELECT = `SELECT seq, id, uuid, profile_id, metric_id, unique_id, timestamp, properties, value
  FROM events`;

// What the real service does without `sort` is not documented; newest first is assumed.
const readsNewestFirst = (url: URL): boolean => {
  const sort = url.searchParams.get('sort') ?? '-datetime';
  if (/^-?(datetime|timestamp)$/.test(sort)) return sort.startsWith('-');
  throw new Failure(400, {
    detail: `'${sort.slice(0, 120)}' is not an allowed sort parameter for this resource.`,
    parameter: 'sort',
  });
};

// A place in the list by time and then by order of arrival: what comes meanwhile moves nothing.
const beyond = (position: Place['position'], isDescending: boolean): Clause[] =>
  position === undefined
    ? []
    : [{ sql: `(timestamp, seq) ${isDescending ? '<' : '>'} (?, ?)`, values: position }];

/** The statement that reads a page, with the values it binds. */
const eventQuery = (clauses: readonly Clause[], isDescending: boolean, limit: number) => {
  const where = clauses.map(({ sql }) => sql).join(' AND ');
  const order = isDescending ? 'DESC' : 'ASC';
  const values: readonly Bound[] = [...clauses.flatMap((clause) => clause.values), limit];
  const sql = `${SELECT} ${where === '' ? '' : `WHERE ${where}`}
    ORDER BY timestamp ${order}, seq ${order} LIMIT ?`;
  return { sql, values };
};

/** The page of events a request asks for. A page back is read in reverse and turned round. */
export const readEventPage = (database: Database, url: URL, revision: RevisionName): EventPage => {
  const size = readPageSize(url, 200, maxEventPage(revision));
  const place = readPlace(database, url);
  const isBack = place?.side === 'prev';
  const isDescending = readsNewestFirst(url) !== isBack;
  const conditions = parseFilter(url.searchParams.get('filter') ?? '');
  const clauses = [
    ...conditions.map((condition) => eventClause(condition, revision)),
    ...beyond(place?.position, isDescending),
  ];
  const { sql, values } = eventQuery(clauses, isDescending, size + 1);
  const found = database.all<ReadEvent>(sql, ...values);
  const hasMore = found.length > size;
  const rows = isBack ? found.slice(0, size).reverse() : found.slice(0, size);
  const hasNext = isBack ? place.position !== undefined : hasMore;
  const hasPrevious = isBack ? hasMore : place !== undefined;
  return {
    rows,
    next: hasNext ? cursorAt(rows.at(-1), 'next') : undefined,
    previous: hasPrevious ? cursorAt(rows[0], 'prev') : undefined,
  };
};

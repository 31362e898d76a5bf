import { Failure } from '../contract/failure.js';
import type { Bound, Database } from '../store/database.js';
import { type EventRow, SELECT_EVENTS } from '../store/events.js';
import { eventClause } from './event-conditions.js';
import { parseFilter } from './filter.js';
import { encodeCursor, readCursor, readPageSize } from './page.js';

/** One page of events and the cursors of its neighbours. */
export interface EventPage {
  readonly rows: readonly EventRow[];
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

// What the real service does without `sort` is not documented; newest first is assumed.
const readsNewestFirst = (url: URL): boolean => {
  const sort = url.searchParams.get('sort') ?? '-datetime';
  if (/^-?(datetime|timestamp)$/.test(sort)) return sort.startsWith('-');
  throw new Failure(400, {
    detail: `'${sort}' is not an allowed sort parameter for this resource.`,
    parameter: 'sort',
  });
};

const cursorAt = (row: EventRow | undefined, direction: 'next' | 'prev') =>
  row && encodeCursor([direction, row.timestamp, row.seq]);

const select = (database: Database, url: URL, limit: number, isDescending: boolean) => {
  const cursor = readCursor(url);
  const clauses = parseFilter(url.searchParams.get('filter') ?? '').map(eventClause);
  const where = clauses.map(({ sql }) => sql);
  const values: Bound[] = clauses.flatMap((clause) => clause.values);
  if (cursor !== undefined) {
    where.push(`(events.timestamp, events.seq) ${isDescending ? '<' : '>'} (?, ?)`);
    values.push(Number(cursor[1]), Number(cursor[2]));
  }
  const order = isDescending ? 'DESC' : 'ASC';
  return database.all<EventRow>(
    `${SELECT_EVENTS} ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
      ORDER BY events.timestamp ${order}, events.seq ${order} LIMIT ?`,
    ...values,
    limit,
  );
};

/** The page of events a request asks for. A page back is read in reverse and turned round. */
export const readEventPage = (database: Database, url: URL, largest: number): EventPage => {
  const size = readPageSize(url, 200, largest);
  const cursor = readCursor(url);
  const isBack = cursor?.[0] === 'prev';
  const found = select(database, url, size + 1, readsNewestFirst(url) !== isBack);
  const hasMore = found.length > size;
  const rows = isBack ? found.slice(0, size).reverse() : found.slice(0, size);
  return {
    rows,
    next: isBack || hasMore ? cursorAt(rows.at(-1), 'next') : undefined,
    previous: (isBack ? hasMore : cursor !== undefined) ? cursorAt(rows[0], 'prev') : undefined,
  };
};

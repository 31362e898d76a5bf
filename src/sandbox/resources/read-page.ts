import { Failure } from '../contract/failure.js';
import type { Call } from '../endpoints/call.js';
import type { Clause } from '../query/event-conditions.js';
import { parseFilter } from '../query/filter.js';
import { encodeCursor, readCursor, readPageSize } from '../query/page.js';
import { canonicalIdOf } from './canonical-id.js';
import { sortKey } from './field.js';
import { resourceClause } from './filter-clause.js';
import type { PageSize, ResourceType } from './resource-type.js';
import { type ResourceRow, readRow, type StoredRow } from './rows.js';
import type { Source } from './source.js';

/** A row that is part of a page. `since`: when it was made, or linked to what it is related to. */
export type PagedRow = ResourceRow & { readonly since: number };

/** Some of a type's rows, and the cursors of the neighbouring pages. */
export interface ResourcePage {
  readonly rows: readonly PagedRow[];
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

type Stored = StoredRow & { readonly since: number; readonly sorted: string | number };

const FIXED: PageSize = { usual: 100, largest: 100 };

const readSort = (url: URL, { sorts = [] }: ResourceType) => {
  const sort = url.searchParams.get('sort');
  if (sort === null) return { name: '', isDescending: false };
  const isDescending = sort.startsWith('-');
  const name = isDescending ? sort.slice(1) : sort;
  if (sorts.includes(name)) return { name, isDescending };
  throw new Failure(400, {
    detail: `'${sort.slice(0, 120)}' is not an allowed sort parameter for this resource.`,
    parameter: 'sort',
  });
};

const isPosition = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

const readPosition = (url: URL) => {
  const cursor: readonly unknown[] | undefined = readCursor(url);
  if (cursor === undefined) return undefined;
  const [direction, value, seq] = cursor;
  if (isPosition(value) && typeof seq === 'number') return { direction, value, seq };
  throw new Failure(400, { detail: 'Invalid cursor provided.', pointer: '/data/' });
};

const readClauses = (url: URL, type: ResourceType, needed: readonly string[]): Clause[] => {
  const conditions = parseFilter(url.searchParams.get('filter') ?? '');
  if (needed.length > 0 && !conditions.some(({ field }) => needed.includes(field)))
    throw new Failure(400, {
      detail: `A filter on ${needed.map((name) => `'${name}'`).join(' or ')} is required.`,
      parameter: 'filter',
    });
  return conditions.map((condition) => resourceClause(type, condition, canonicalIdOf(type)));
};

/** What to read a page of, and how it may be asked for. */
export interface PageRequest {
  readonly type: ResourceType;
  readonly source: Source;
  readonly size?: PageSize | undefined;
  readonly needsFilterOn?: readonly string[] | undefined;
}

const select = (call: Call, request: PageRequest, limit: number, isBack: boolean): Stored[] => {
  const { url, box } = call;
  const { type, source } = request;
  const { name, isDescending } = readSort(url, type);
  const position = readPosition(url);
  const key = sortKey(type, name);
  const isFalling = isDescending !== isBack;
  const clauses = readClauses(url, type, request.needsFilterOn ?? []);
  if (position !== undefined)
    clauses.push({
      sql: `(${key}, resources.seq) ${isFalling ? '<' : '>'} (?, ?)`,
      values: [position.value, position.seq],
    });
  const where = clauses.length > 0 ? `WHERE ${clauses.map(({ sql }) => sql).join(' AND ')}` : '';
  const order = isFalling ? 'DESC' : 'ASC';
  return box.database.all<Stored>(
    `SELECT resources.*, ${key} AS sorted FROM ${source.sql} ${where}
      ORDER BY ${key} ${order}, resources.seq ${order} LIMIT ?`,
    ...source.values,
    ...clauses.flatMap(({ values }) => values),
    limit,
  );
};

const cursorAt = (row: Stored | undefined, direction: 'next' | 'prev') =>
  row && encodeCursor([direction, row.sorted, row.seq]);

const readSize = (url: URL, size: PageSize | undefined) =>
  size === undefined ? FIXED.usual : readPageSize(url, size.usual, size.largest);

/**
 * The page a request asks for. A cursor stands at a row, so that rows which come or go move no
 * others from one page to the next. Without `sort` the oldest come first (assumed).
 */
export const readResourcePage = (call: Call, request: PageRequest): ResourcePage => {
  const size = readSize(call.url, request.size);
  const position = readPosition(call.url);
  const isBack = position?.direction === 'prev';
  const found = select(call, request, size + 1, isBack);
  const hasMore = found.length > size;
  const rows = isBack ? found.slice(0, size).reverse() : found.slice(0, size);
  return {
    rows: rows.map(({ sorted: _, ...row }) => ({ ...readRow(row), since: row.since })),
    next: isBack || hasMore ? cursorAt(rows.at(-1), 'next') : undefined,
    previous: (isBack ? hasMore : position !== undefined) ? cursorAt(rows[0], 'prev') : undefined,
  };
};

import { Failure } from '../contract/failure.js';
import { parseFilter } from '../query/filter.js';
import { encodeCursor, readCursor, readPageSize } from '../query/page.js';
import type { Bound, Database } from '../store/database.js';
import {
  completeProfile,
  type Profile,
  type ProfileRow,
  selectProfiles,
} from '../store/profiles.js';
import { profileClause } from './profile-conditions.js';

/** One page of profiles and the cursors of its neighbours. */
export interface ProfilePage {
  readonly profiles: readonly Profile[];
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

const latestSuppression = (place: string) =>
  `coalesce((SELECT max(at) FROM suppressions WHERE profile_id = profiles.id AND ${place}), 0)`;

// What a list is sorted by, as SQL that is never null: a cursor compares it.
const sortKeys = new Map(
  Object.entries({
    id: 'profiles.id',
    created: 'profiles.created',
    updated: 'profiles.updated',
    email: `coalesce(profiles.email, '')`,
    'subscriptions.email.marketing.suppression.timestamp': latestSuppression(`list_id = ''`),
    'subscriptions.email.marketing.list_suppressions.timestamp': latestSuppression(`list_id <> ''`),
  }),
);

interface Sort {
  readonly text: string;
  readonly key: string;
  readonly isDescending: boolean;
}

// Without `sort` oldest first (assumed): profiles that come or change meanwhile move nothing.
const readSort = (url: URL): Sort => {
  const text = url.searchParams.get('sort') ?? 'id';
  const key = sortKeys.get(text.replace(/^-/, ''));
  if (key !== undefined) return { text, key, isDescending: text.startsWith('-') };
  throw new Failure(400, {
    detail: `'${text}' is not an allowed sort parameter for this resource.`,
    parameter: 'sort',
  });
};

interface Position {
  readonly direction: 'next' | 'prev';
  readonly key: string | number;
  readonly id: string;
}

const readPosition = (url: URL, sort: Sort): Position | undefined => {
  const cursor = readCursor(url);
  if (cursor === undefined) return undefined;
  const [direction, text, key, id] = cursor;
  if (
    (direction === 'next' || direction === 'prev') &&
    text === sort.text &&
    (typeof key === 'string' || typeof key === 'number') &&
    typeof id === 'string'
  )
    return { direction, key, id };
  throw new Failure(400, { detail: 'Invalid cursor provided.', pointer: '/data/' });
};

type Found = ProfileRow & { readonly sort_key: string | number };

const select = (
  database: Database,
  url: URL,
  { key, isDescending }: Sort,
  position: Position | undefined,
  limit: number,
): Found[] => {
  const clauses = parseFilter(url.searchParams.get('filter') ?? '').map(profileClause);
  const where = clauses.map(({ sql }) => sql);
  const values: Bound[] = clauses.flatMap((clause) => clause.values);
  const isDown = isDescending !== (position?.direction === 'prev');
  if (position !== undefined) {
    where.push(`(${key}, profiles.id) ${isDown ? '<' : '>'} (?, ?)`);
    values.push(position.key, position.id);
  }
  const order = isDown ? 'DESC' : 'ASC';
  return database.all<Found>(
    `${selectProfiles(`, ${key} AS sort_key`)}
      ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
      ORDER BY ${key} ${order}, profiles.id ${order} LIMIT ?`,
    ...values,
    limit,
  );
};

/** The page of profiles a request asks for. A page back is read in reverse and turned round. */
export const readProfilePage = (database: Database, url: URL): ProfilePage => {
  const size = readPageSize(url, 20, 100);
  const sort = readSort(url);
  const position = readPosition(url, sort);
  const isBack = position?.direction === 'prev';
  const found = select(database, url, sort, position, size + 1);
  const hasMore = found.length > size;
  const rows = isBack ? found.slice(0, size).reverse() : found.slice(0, size);
  const cursorAt = (row: Found | undefined, direction: 'next' | 'prev') =>
    row && encodeCursor([direction, sort.text, row.sort_key, row.id]);
  return {
    profiles: rows.map(({ sort_key: _, ...row }) => completeProfile(database, row)),
    next: isBack || hasMore ? cursorAt(rows.at(-1), 'next') : undefined,
    previous: (isBack ? hasMore : position !== undefined) ? cursorAt(rows[0], 'prev') : undefined,
  };
};

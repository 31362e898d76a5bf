import { Failure } from '../contract/failure.js';
import { encodeCursor, linkTo, linkToSelf, readCursor, readPageSize } from './page.js';

/** Part of a list kept in the order it was made. */
interface Span {
  readonly isDescending: boolean;
  readonly beyond: number | undefined;
  readonly limit: number;
}

/** A page of such a list, with its links. */
export interface SpanPage<Row> {
  readonly rows: readonly Row[];
  readonly links: {
    readonly self: string;
    readonly next: string | null;
    readonly prev: string | null;
  };
}

/** How a list is paged and in which order it is read. */
export interface Paging {
  readonly usual: number;
  readonly largest: number;
  readonly isDescending: boolean;
}

const readPlace = (url: URL) => {
  const cursor = readCursor(url);
  if (cursor === undefined) return undefined;
  const [direction, seq] = cursor;
  if ((direction === 'next' || direction === 'prev') && typeof seq === 'number')
    return { direction, seq };
  throw new Failure(400, { detail: 'Invalid cursor provided.', pointer: '/data/' });
};

/** Reads the page a request asks for, by the sequence number of its rows. */
export const readSpanPage = <Row extends { readonly seq: number }>(
  url: URL,
  { usual, largest, isDescending }: Paging,
  read: (span: Span) => readonly Row[],
): SpanPage<Row> => {
  const size = readPageSize(url, usual, largest);
  const place = readPlace(url);
  const isBack = place?.direction === 'prev';
  const found = read({
    isDescending: isDescending !== isBack,
    beyond: place?.seq,
    limit: size + 1,
  });
  const hasMore = found.length > size;
  const rows = isBack ? found.slice(0, size).toReversed() : found.slice(0, size);
  const linkAt = (row: Row | undefined, direction: 'next' | 'prev', isThere: boolean) =>
    row === undefined || !isThere ? null : linkTo(url, encodeCursor([direction, row.seq]));
  return {
    rows,
    links: {
      self: linkToSelf(url),
      next: linkAt(rows.at(-1), 'next', isBack || hasMore),
      prev: linkAt(rows[0], 'prev', isBack ? hasMore : place !== undefined),
    },
  };
};

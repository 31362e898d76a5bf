import { Failure } from '../contract/failure.js';
import { encodeCursor, linkTo, linkToSelf, readCursor, readPageSize } from '../query/page.js';

/** The page of a short list a request asks for, by its place in the list, with links. */
export const readOffsetPage = <Item>(url: URL, items: readonly Item[]) => {
  const size = readPageSize(url, 20, 100);
  const [start = 0] = readCursor(url) ?? [];
  if (typeof start !== 'number' || start < 0)
    throw new Failure(400, { detail: 'Invalid cursor provided.', pointer: '/data/' });
  const linkAt = (offset: number) => linkTo(url, encodeCursor([offset]));
  return {
    rows: items.slice(start, start + size),
    links: {
      self: linkToSelf(url),
      next: start + size < items.length ? linkAt(start + size) : null,
      prev: start > 0 ? linkAt(Math.max(0, start - size)) : null,
    },
  };
};

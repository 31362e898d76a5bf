import { Failure } from '../contract/failure.js';

/** `page[size]`, or a 400 outside 1 to `largest`. */
export const readPageSize = (url: URL, usual: number, largest: number): number => {
  const text = url.searchParams.get('page[size]');
  if (text === null) return usual;
  const size = Number(text);
  if (/^\d+$/.test(text) && size >= 1 && size <= largest) return size;
  throw new Failure(400, {
    detail: `page[size] must be a whole number from 1 to ${largest}.`,
    parameter: 'page[size]',
  });
};

/** A 400 for a cursor that the sandbox did not make (observed). */
export const invalidCursor = (): Failure =>
  new Failure(400, { detail: 'Invalid cursor provided.', pointer: '/data/' });

/** A position in a list, opaque to the client. */
export const encodeCursor = (position: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** What `page[cursor]` says; clients may pass the whole `links.next` (observed). */
export const readCursorText = (url: URL): string | undefined => {
  const given = url.searchParams.get('page[cursor]') ?? '';
  if (given === '') return undefined;
  return URL.canParse(given) ? (new URL(given).searchParams.get('page[cursor]') ?? '') : given;
};

/** The position that `page[cursor]` stands for. */
export const readCursor = (url: URL): readonly (string | number)[] | undefined => {
  const text = readCursorText(url);
  if (text === undefined) return undefined;
  try {
    const position: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(position)) return position;
  } catch {
    // Not JSON, so not a cursor of ours: refused below like any other.
  }
  throw invalidCursor();
};

/** The request itself; as a URI, in which brackets are escaped. */
export const linkToSelf = ({ href }: URL): string =>
  href.replaceAll('[', '%5B').replaceAll(']', '%5D');

/** The same request at another position. */
export const linkTo = (url: URL, cursor: string | undefined): string | null => {
  if (cursor === undefined) return null;
  const link = new URL(url);
  link.searchParams.set('page[cursor]', cursor);
  return link.href;
};

import type { Database } from '../store/database.js';
import type { EventRow } from '../store/events.js';
import { readUuidSecond } from '../store/new-id.js';
import { encodeCursor, invalidCursor, readCursor, readCursorText } from './page.js';

/** A place between two events, and on which side of it the page lies. */
export interface Place {
  readonly side: 'next' | 'prev';
  /** Absent behind the last event of all. */
  readonly position: readonly [timestamp: number, seq: number] | undefined;
}

/** The last page of a list. */
export const LAST_PAGE = encodeCursor(['last']);

/** The place beside an event. */
export const cursorAt = (
  row: Pick<EventRow, 'timestamp' | 'seq'> | undefined,
  side: Place['side'],
): string | undefined => row && encodeCursor([side, row.timestamp, row.seq]);

// The `uuid` of an event can be used as a cursor (documented); what follows it is meant (assumed).
const findUuid = (database: Database, text: string): Place | undefined => {
  const second = readUuidSecond(text);
  if (second === undefined) return undefined;
  const found = database.get<{ seq: number }>(
    'SELECT seq FROM events WHERE timestamp = ? AND uuid = ?',
    second,
    text,
  );
  return found && { side: 'next', position: [second, found.seq] };
};

/** Where the page of a request begins, or nothing for the first; a 400 for a strange cursor. */
export const readPlace = (database: Database, url: URL): Place | undefined => {
  const byUuid = findUuid(database, readCursorText(url) ?? '');
  if (byUuid !== undefined) return byUuid;
  const cursor = readCursor(url);
  if (cursor === undefined) return undefined;
  const [side, timestamp, seq] = cursor;
  if (side === 'last') return { side: 'prev', position: undefined };
  if (side !== 'next' && side !== 'prev') throw invalidCursor();
  if (!Number.isSafeInteger(timestamp) || !Number.isSafeInteger(seq)) throw invalidCursor();
  return { side, position: [Number(timestamp), Number(seq)] };
};

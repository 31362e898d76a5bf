import type { DatabaseSync } from 'node:sqlite';
import type { Taken } from '../index.js';
import { readMessage } from '../queued/message.js';

/** What one round takes at most, and holds in memory; more comes with the next. */
const MAX_TAKEN = 1_000;
const MAX_TAKEN_EVENTS = 10_000;
const MAX_TAKEN_BYTES = 16_000_000;
/** What Klaviyo's bulk lane takes at once, and it is scarce: a few events more would be one more request. */
const REQUEST_EVENTS = 1_000;
/** Nothing waits longer on purpose: what is due later was written under a clock that was wrong. */
const LATEST_DUE_MS = 2 * 60 * 60 * 1_000;

/** A message and its place in the spool. */
export interface SpooledMessage extends Taken {
  id: number;
  bytes: number;
}

interface Row {
  id: number;
  was_taken: number;
  bytes: number;
  body: string;
}

const countEvents = (messages: readonly SpooledMessage[]): number =>
  messages.reduce((events, { message }) => events + message.events.length, 0);

/** Takes off the end what fills no request, unless none is filled; one message stays, however large. */
const takeRemainder = (messages: SpooledMessage[]): SpooledMessage[] => {
  const events = countEvents(messages);
  if (events < REQUEST_EVENTS) return [];
  let surplus = events % REQUEST_EVENTS;
  let end = messages.length;
  while (surplus > 0 && end > 1) {
    end -= 1;
    surplus -= messages[end]?.message.events.length ?? 0;
  }
  return messages.splice(end);
};

/** What is due. */
export interface Due {
  /** The oldest first, in whole requests where there are that many. At least one, however large. */
  taken: SpooledMessage[];
  /** The ids of what cannot be read. */
  unreadable: number[];
  /** How many events wait for others, to fill a request with them. */
  left: number;
}

export type ReadDue = (nowMs: number) => Due;

export const createReadDue = (database: DatabaseSync): ReadDue => {
  const due = database.prepare(
    'SELECT id, was_taken, bytes, body FROM messages WHERE due_ms <= ? OR due_ms > ? ORDER BY due_ms, id LIMIT ?',
  );
  return (nowMs) => {
    const taken: SpooledMessage[] = [];
    const unreadable: number[] = [];
    let events = 0;
    let bytesRead = 0;
    let isAll = true;
    for (const row of due.iterate(nowMs, nowMs + LATEST_DUE_MS, MAX_TAKEN)) {
      const { id, was_taken, bytes, body } = row as unknown as Row;
      const message = readMessage(body);
      bytesRead += bytes;
      events += message?.events.length ?? 0;
      if (taken.length && (events > MAX_TAKEN_EVENTS || bytesRead > MAX_TAKEN_BYTES)) {
        isAll = false;
        break;
      }
      if (message) taken.push({ id, bytes, wasTaken: was_taken === 1, message });
      else unreadable.push(id);
    }
    isAll &&= taken.length + unreadable.length < MAX_TAKEN;
    const remainder = takeRemainder(taken);
    // With more behind it, it waits for nothing.
    return { taken, unreadable, left: isAll ? countEvents(remainder) : 0 };
  };
};

import type { DatabaseSync } from 'node:sqlite';
import type { Taken } from '../index.js';
import { readMessage } from '../queued/message.js';

/** What one round takes at most, and holds in memory; more comes with the next. */
const MAX_TAKEN = 1_000;
const MAX_TAKEN_EVENTS = 10_000;
const MAX_TAKEN_BYTES = 16_000_000;
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

/** What is due, the oldest first, and the ids of what cannot be read. At least one, however large. */
export type ReadDue = (nowMs: number) => { taken: SpooledMessage[]; unreadable: number[] };

export const createReadDue = (database: DatabaseSync): ReadDue => {
  const due = database.prepare(
    'SELECT id, was_taken, bytes, body FROM messages WHERE due_ms <= ? OR due_ms > ? ORDER BY due_ms, id LIMIT ?',
  );
  return (nowMs) => {
    const taken: SpooledMessage[] = [];
    const unreadable: number[] = [];
    let events = 0;
    let bytesRead = 0;
    for (const row of due.iterate(nowMs, nowMs + LATEST_DUE_MS, MAX_TAKEN)) {
      const { id, was_taken, bytes, body } = row as unknown as Row;
      const message = readMessage(body);
      bytesRead += bytes;
      events += message?.events.length ?? 0;
      if (taken.length && (events > MAX_TAKEN_EVENTS || bytesRead > MAX_TAKEN_BYTES)) break;
      if (message) taken.push({ id, bytes, wasTaken: was_taken === 1, message });
      else unreadable.push(id);
    }
    return { taken, unreadable };
  };
};

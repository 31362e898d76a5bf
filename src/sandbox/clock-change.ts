import * as v from 'valibot';

import { parseInput } from './checks/parse-input.js';
import type { Clock } from './clock.js';
import { Failure } from './contract/failure.js';

// What JavaScript's dates, four-digit years and SQLite's integers all hold.
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(9990, 0, 1);

const changeSchema = v.strictObject({
  now: v.optional(v.pipe(v.string(), v.isoTimestamp('Expected an ISO 8601 time.'))),
  advanceMs: v.optional(v.pipe(v.number(), v.integer('Expected a whole number.'))),
  stopped: v.optional(v.boolean()),
  real: v.optional(v.literal(true)),
});

/** Where to move the clock. Several are done in the order they stand here. */
export interface ClockChange {
  /** Back to the real time, and going. */
  real?: true;
  /** ISO 8601. */
  now?: string;
  /** Milliseconds, forwards or backwards. */
  advanceMs?: number;
  /** Stopped, it shows one moment until it is moved. */
  stopped?: boolean;
}

const readTarget = (now: number) => {
  if (now >= EARLIEST && now <= LATEST) return now;
  throw new Failure(400, { detail: 'The clock goes from 1990 to 9989.', pointer: '' });
};

/** Moves a clock as told, or throws a 400 that points at what cannot be done, and moves nothing. */
export const changeClock = (clock: Clock, given: unknown): void => {
  const { now, advanceMs, stopped, real } = parseInput(changeSchema, given);
  const before = clock.state();
  if (real) clock.reset();
  try {
    if (now !== undefined || advanceMs !== undefined)
      clock.moveTo(
        readTarget((now === undefined ? clock.now() : Date.parse(now)) + (advanceMs ?? 0)),
      );
  } catch (error) {
    clock.set(before);
    throw error;
  }
  if (stopped === true) clock.stop();
  if (stopped === false) clock.start();
};

/** How a clock stands. */
export const showClock = (clock: Clock) => {
  const state = clock.state();
  return {
    now: new Date(clock.now()).toISOString(),
    stopped: 'stoppedAt' in state,
    offsetMs: 'stoppedAt' in state ? null : state.offsetMs,
  };
};

import * as v from 'valibot';

import { parseInput } from '../checks/parse-input.js';
import type { EventChoice } from '../store/awaited-events.js';
import { type Awaited, MOST_AWAITED, USUALLY_AWAITED } from './wait-for-events.js';

const wholeUpTo = (most: number) => {
  const words = `Expected a whole number from 0 to ${most}.`;
  return v.pipe(v.number(), v.integer(words), v.minValue(0, words), v.maxValue(most, words));
};

const choice = {
  metric: v.optional(v.pipe(v.string(), v.nonEmpty('Empty.'))),
  profile: v.optional(
    v.pipe(v.string(), v.trim(), v.toLowerCase(), v.includes('@', 'Expected an e-mail address.')),
  ),
};

const eventSchema = v.strictObject(choice);

const waitSchema = v.strictObject({
  ...choice,
  count: v.optional(wholeUpTo(MOST_AWAITED.count), USUALLY_AWAITED.count),
  timeoutMs: v.optional(wholeUpTo(MOST_AWAITED.timeoutMs), USUALLY_AWAITED.timeoutMs),
});

/** The events a program chooses, or a 400 that points at what is wrong. */
export const readEventQuery = (given: unknown): EventChoice => {
  const { metric = null, profile = null } = parseInput(eventSchema, given);
  return { metric, email: profile };
};

/** The events a program waits for, or a 400 that points at what is wrong. */
export const readWaitQuery = (given: unknown): Awaited => {
  const { metric = null, profile = null, ...rest } = parseInput(waitSchema, given);
  return { metric, email: profile, ...rest };
};

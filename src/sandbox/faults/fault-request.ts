import * as v from 'valibot';

import { digestKey, showKeyEnding } from '../access/keys.js';
import { parseInput } from '../checks/parse-input.js';
import { Failure } from '../contract/failure.js';
import type { Fault } from './fault.js';

const MAX_DELAY_MS = 120_000;

const whole = v.pipe(
  v.number('Expected a number.'),
  v.integer('Expected a whole number.'),
  v.minValue(0, 'Below 0.'),
);
const delay = v.pipe(whole, v.maxValue(MAX_DELAY_MS, 'Over two minutes.'));
const text = v.pipe(v.string('Expected a text.'), v.nonEmpty('Empty.'));

const effect = {
  status: v.optional(v.pipe(whole, v.minValue(400, 'Below 400.'), v.maxValue(599, 'Over 599.'))),
  body: v.optional(v.picklist(['json', 'html', 'empty'], 'Expected json, html or empty.'), 'json'),
  retryAfterSeconds: v.optional(whole),
  when: v.optional(v.picklist(['before', 'after'], 'Expected before or after.'), 'before'),
  connection: v.optional(v.picklist(['drop'], 'Expected drop.')),
  delayMs: v.optional(delay, 0),
  bodyDelayMs: v.optional(delay),
  truncate: v.optional(v.boolean('Expected true or false.')),
  lose: v.optional(v.boolean('Expected true or false.')),
  processingDelayMs: v.optional(delay),
  rejectMetric: v.optional(text),
  poison: v.optional(v.strictObject({ property: text, equals: v.optional(v.unknown()) })),
};

const share = v.pipe(
  v.number('Expected a number.'),
  v.minValue(0, 'Below 0.'),
  v.maxValue(1, 'Over 1.'),
);

const faultSchema = v.strictObject({
  name: v.optional(text),
  path: v.optional(v.pipe(v.string(), v.startsWith('/', 'A path starts with /.')), '/'),
  method: v.optional(v.pipe(text, v.toUpperCase())),
  metric: v.optional(text),
  lane: v.optional(
    v.picklist(['create_event', 'bulk', 'client'], 'Expected create_event, bulk or client.'),
  ),
  key: v.optional(text),
  ...effect,
  count: v.optional(v.pipe(whole, v.minValue(1, 'Below 1.'))),
  skip: v.optional(whole, 0),
  forMs: v.optional(v.pipe(whole, v.minValue(1, 'Below 1.'))),
  until: v.optional(v.pipe(text, v.isoTimestamp('Expected an ISO 8601 time.'))),
  probability: v.optional(share, 1),
  seed: v.optional(whole, 1),
});

/** A fault as it is asked for; everything may be left out but one thing that goes wrong. */
export type FaultRequest = v.InferInput<typeof faultSchema>;

const effects = [
  'status',
  'connection',
  'delayMs',
  'bodyDelayMs',
  'truncate',
  'lose',
  'processingDelayMs',
  'rejectMetric',
  'poison',
] as const;

/** The checked fault, or a 400 that points at what is wrong with it. */
export const readFault = (given: unknown, now: number): Omit<Fault, 'id'> => {
  const { key, count, forMs, until, ...rest } = parseInput(faultSchema, given);
  if (!effects.some((name) => rest[name]))
    throw new Failure(400, {
      detail: `Nothing would go wrong: name one of ${effects.join(', ')}.`,
      pointer: '',
    });
  const ends = until === undefined ? null : Date.parse(until);
  return {
    ...rest,
    ...(key !== undefined && { keyDigest: digestKey(key), keyEnding: showKeyEnding(key) }),
    left: count ?? null,
    until: forMs === undefined ? ends : now + forMs,
  };
};

import * as v from 'valibot';

import { usableKey } from '../access/key-request.js';
import { digestKey, showKeyEnding, showKeyId } from '../access/keys.js';
import { parseInput } from '../checks/parse-input.js';
import { Failure } from '../contract/failure.js';
import type { Fault } from './fault.js';
import type { FaultRequest } from './fault-request.js';
import { findPreset, presetNames } from './presets.js';
import { refuseContradictions } from './refuse-contradictions.js';

const MAX_DELAY_MS = 120_000;

const whole = v.pipe(
  v.number(),
  v.integer('Expected a whole number.'),
  v.minValue(0, 'Below 0.'),
  v.maxValue(Number.MAX_SAFE_INTEGER, 'Too large.'),
);
const atLeastOne = v.pipe(whole, v.minValue(1, 'Below 1.'));
const delay = v.pipe(whole, v.maxValue(MAX_DELAY_MS, 'Over two minutes.'));
const text = v.pipe(v.string(), v.nonEmpty('Empty.'));
const moment = v.pipe(
  text,
  v.isoTimestamp('Expected an ISO 8601 time.'),
  v.check((time) => !Number.isNaN(Date.parse(time)), 'There is no such day.'),
);
const share = v.pipe(v.number(), v.minValue(0, 'Below 0.'), v.maxValue(1, 'Over 1.'));
// A thousand years: what a date in JavaScript can still hold, whatever the clock shows.
const span = v.pipe(atLeastOne, v.maxValue(31_536_000_000_000, 'Over a thousand years.'));

const target = {
  preset: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (name) => findPreset(name) !== undefined,
        `Expected one of ${presetNames.join(', ')}.`,
      ),
    ),
  ),
  name: v.optional(text),
  path: v.optional(v.pipe(v.string(), v.startsWith('/', 'A path starts with /.')), '/'),
  method: v.optional(v.pipe(text, v.toUpperCase())),
  metric: v.optional(text),
  lane: v.optional(v.picklist(['create_event', 'bulk', 'client'])),
  key: v.optional(usableKey),
};

const BROKEN = 'Expected a status from 400 to 599.';

const effect = {
  status: v.optional(v.pipe(whole, v.minValue(400, BROKEN), v.maxValue(599, BROKEN))),
  body: v.optional(v.picklist(['json', 'html', 'empty']), 'json'),
  retryAfterSeconds: v.optional(whole),
  when: v.optional(v.picklist(['before', 'after']), 'before'),
  connection: v.optional(v.literal('drop')),
  delayMs: v.optional(delay, 0),
  bodyDelayMs: v.optional(delay),
  truncate: v.optional(v.boolean()),
  lose: v.optional(v.boolean()),
  processingDelayMs: v.optional(delay),
  rejectMetric: v.optional(text),
  poison: v.optional(v.strictObject({ property: text, equals: v.optional(v.unknown()) })),
};

const schedule = {
  count: v.optional(atLeastOne),
  skip: v.optional(whole, 0),
  forMs: v.optional(span),
  until: v.optional(moment),
  probability: v.optional(share, 1),
  seed: v.optional(whole, 1),
};

// Named by its input, so that what can be asked for and what is checked cannot part.
const faultSchema = v.strictObject({ ...target, ...effect, ...schedule }) satisfies v.GenericSchema<
  FaultRequest,
  unknown
>;

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

// Fields that are undefined count as left out.
const expand = (given: unknown): unknown => {
  if (typeof given !== 'object' || given === null) return given;
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  const fields = Object.fromEntries(named);
  const preset = typeof fields.preset === 'string' ? findPreset(fields.preset) : undefined;
  return Array.isArray(given) ? given : { ...preset?.fault, ...fields };
};

/**
 * The checked fault, or a 400 that points at what is wrong with it. What it names itself goes before
 * what its preset says.
 */
export const readFault = (given: unknown, now: number): Omit<Fault, 'id'> => {
  const asked = expand(given);
  const { preset: _, key, count, forMs, until, ...rest } = parseInput(faultSchema, asked);
  if (!effects.some((name) => rest[name]))
    throw new Failure(400, {
      detail: `Nothing would go wrong: name a preset or one of ${effects.join(', ')}.`,
      pointer: '',
    });
  refuseContradictions(asked as FaultRequest);
  const ends = until === undefined ? null : Date.parse(until);
  return {
    ...rest,
    ...(key !== undefined && {
      keyDigest: digestKey(key),
      keyId: showKeyId(key),
      keyEnding: showKeyEnding(key),
    }),
    left: count ?? null,
    until: forMs === undefined ? ends : now + forMs,
  };
};

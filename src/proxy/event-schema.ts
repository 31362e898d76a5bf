import * as v from 'valibot';
import { MAX_IDENTIFIER_LENGTH, MAX_METRIC_LENGTH } from '../protocol/limits.js';
import type { Json } from '../protocol/wire.js';
import { escapeKey } from './place.js';
import { timestamp } from './timestamp.js';
import { type Rejection, reject } from './verdict.js';

/** A plain object, not walked yet. */
export const fields = v.custom<{ [key: string]: Json }>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** What an event says of what happened, whoever sends it. */
export const happening = {
  metric: v.pipe(v.string(), v.regex(/\S/), v.maxLength(MAX_METRIC_LENGTH)),
  properties: v.exactOptional(fields),
  value: v.exactOptional(v.pipe(v.number(), v.finite())),
  value_currency: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  unique_id: v.exactOptional(
    v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_IDENTIFIER_LENGTH)),
  ),
};

const id = v.pipe(v.string(), v.uuid());

/** What a page says has happened. */
export const track = v.strictObject({ id, time: timestamp, ...happening });

/** What a page has learned of its visitor. */
export const identification = v.strictObject({
  id,
  time: timestamp,
  traits: fields,
  joins: v.exactOptional(v.literal(true)),
});

const ADVICE: { [key: string]: string } = {
  properties: 'Pass a plain object',
  traits: 'Pass a plain object',
  metric: `Pass a metric's name of 1 to ${MAX_METRIC_LENGTH} characters`,
  time: 'Pass an ISO 8601 time',
  value: 'Pass a finite number',
  value_currency: "Pass three capitals, like 'EUR'",
  unique_id: `Pass text of 1 to ${MAX_IDENTIFIER_LENGTH} characters`,
  anonymous_id: `Pass text of 1 to ${MAX_IDENTIFIER_LENGTH} characters`,
  profile: 'Pass an object with the identifiers of the person',
  backfill: 'Pass true, or leave it out',
};

/** What is wrong with an event that is not as its schema has it, by the place and never by the value. */
export const explain = (id: string, { path, expected }: v.BaseIssue<unknown>): Rejection => {
  const keys = path?.map(({ key }) => String(key)) ?? [];
  const key = keys.at(-1) ?? '';
  const pointer = keys.map((key) => `/${escapeKey(key)}`).join('');
  // A field that is fine in an event may be none of an identification.
  const isKnown = expected !== 'never' && Object.hasOwn(ADVICE, key);
  const advice = isKnown ? ADVICE[key] : undefined;
  return advice
    ? reject(id, `${key}_invalid`, pointer, advice)
    : reject(
        id,
        'unknown_field',
        pointer || '/',
        'An event has no such field; put it among the properties',
      );
};

import { MAX_IDENTIFIER_LENGTH, MAX_METRIC_LENGTH } from '../protocol/limits.js';
import { escapeKey } from './place.js';
import { type Rejection, reject } from './verdict.js';

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

/** What is wrong with a field of an event, by its place and never by its value. */
export const explainField = (
  id: string,
  keys: readonly string[],
  isStrange: boolean,
): Rejection => {
  const key = keys.at(-1) ?? '';
  const pointer = keys.map((key) => `/${escapeKey(key)}`).join('');
  // A field that is fine in an event may be none of an identification.
  const advice = isStrange || !Object.hasOwn(ADVICE, key) ? undefined : ADVICE[key];
  return advice
    ? reject(id, `${key}_invalid`, pointer, advice)
    : reject(
        id,
        'unknown_field',
        pointer || '/',
        'An event has no such field; put it among the properties',
      );
};

import * as v from 'valibot';
import { MAX_IDENTIFIER_LENGTH, MAX_METRIC_LENGTH } from '../protocol/limits.js';
import { readProblem } from '../protocol/problem.js';
import type { Json, WireEvent, WireResult } from '../protocol/wire.js';
import { checkFields, escapeKey } from './check-fields.js';
import { type Clocks, correctTime } from './correct-time.js';
import { plainName } from './plain-name.js';
import { timestamp } from './timestamp.js';

/** Metrics that stand for money and start order flows: only the shop's server may send them. */
export const SERVER_ONLY_METRICS: readonly string[] = [
  'Placed Order',
  'Ordered Product',
  'Fulfilled Order',
  'Cancelled Order',
  'Refunded Order',
];

/** Klaviyo's own: whatever else begins with a dollar means something to Klaviyo that a page must not say. */
const KLAVIYO_KEYS = ['$extra'];
/** Klaviyo takes no earlier time (revision 2026-07-15). */
const EARLIEST_MS = Date.UTC(1990, 0, 1);

/** A plain object, not walked yet. */
const fields = v.custom<{ [key: string]: Json }>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const id = v.pipe(v.string(), v.uuid());

const track = v.strictObject({
  id,
  time: timestamp,
  metric: v.pipe(v.string(), v.regex(/\S/), v.maxLength(MAX_METRIC_LENGTH)),
  properties: v.exactOptional(fields),
  value: v.exactOptional(v.pipe(v.number(), v.finite())),
  value_currency: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  unique_id: v.exactOptional(
    v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_IDENTIFIER_LENGTH)),
  ),
});

const identification = v.strictObject({
  id,
  time: timestamp,
  traits: fields,
  joins: v.exactOptional(v.literal(true)),
});

export type Verdict = { event: WireEvent } | { rejection: WireResult };

const reject = (id: string, code: string, pointer: string, detail: string): Verdict => ({
  rejection: { id, status: 'rejected', code, pointer, detail },
});

const ADVICE: { [key: string]: string } = {
  properties: 'Pass a plain object',
  traits: 'Pass a plain object',
  metric: `Pass a metric's name of 1 to ${MAX_METRIC_LENGTH} characters`,
  time: 'Pass an ISO 8601 time',
  value: 'Pass a finite number',
  value_currency: "Pass three capitals, like 'EUR'",
  unique_id: `Pass text of 1 to ${MAX_IDENTIFIER_LENGTH} characters`,
};

const explain = (id: string, issue: v.BaseIssue<unknown>): Verdict => {
  const key = String(issue.path?.[0]?.key ?? '');
  // A field that is fine in an event may be none of an identification.
  const isKnown = issue.expected !== 'never' && Object.hasOwn(ADVICE, key);
  const advice = isKnown ? ADVICE[key] : undefined;
  return advice
    ? reject(id, `${key}_invalid`, `/${key}`, advice)
    : reject(
        id,
        'unknown_field',
        `/${escapeKey(key)}`,
        'An event has no such field; put it among the properties',
      );
};

/** What Klaviyo reserves or the operator keeps for the server. */
const checkPolicy = (event: WireEvent, serverOnly: ReadonlySet<string>): Verdict => {
  const { id } = event;
  if (Date.parse(event.time) < EARLIEST_MS) {
    return reject(id, 'time_invalid', '/time', 'Klaviyo takes no time before 1990');
  }
  const [place, fields] =
    'metric' in event ? ['/properties', event.properties] : ['/traits', event.traits];
  try {
    checkFields(fields, place);
  } catch (thrown) {
    const { code, pointer = '', detail } = readProblem(thrown);
    return reject(id, code, pointer, detail);
  }
  const reserved = Object.keys(fields ?? {}).find(
    (key) => key.startsWith('$') && !KLAVIYO_KEYS.includes(key),
  );
  if (reserved !== undefined) {
    return reject(
      id,
      'reserved_key',
      `${place}/${escapeKey(reserved)}`,
      "Names with $ are Klaviyo's; rename it",
    );
  }
  if ('metric' in event && serverOnly.has(plainName(event.metric))) {
    return reject(id, 'server_only_metric', '/metric', "Send this metric from the shop's server");
  }
  return { event };
};

/**
 * Judges one event of a batch alone, so that a bad one takes none of the others with it. Its time is
 * corrected first: a clock that stands in 1970 says nothing about the event.
 */
export const judgeEvent = (
  received: { id: string; [key: string]: unknown },
  serverOnly: ReadonlySet<string>,
  clocks: Clocks,
): Verdict => {
  const schema = 'traits' in received ? identification : track;
  const { success, output, issues } = v.safeParse(schema, received, { abortEarly: true });
  return success
    ? checkPolicy(correctTime(output as WireEvent, clocks), serverOnly)
    : explain(received.id, issues[0]);
};

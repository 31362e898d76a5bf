import * as v from 'valibot';

import { earliestYear, MAX_METRIC_LENGTH, maxProperties } from '../contract/limits.js';
import type { RevisionName } from '../contract/revisions.js';
import { timeProblem } from './event-time.js';
import { limitedText } from './limited-text.js';
import { createProperties } from './properties-schema.js';
import { entriesAt, optionalAt } from './revision-entries.js';

const createTime = (earliestYear: number, now: number) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => timeProblem(text, earliestYear, now) === undefined,
      ({ input }) => timeProblem(input, earliestYear, now) ?? '',
    ),
  );

/** What a metric is called. */
export const metricName = v.pipe(
  v.string(),
  v.check((name) => name.trim() !== '', 'This field may not be blank.'),
  v.check(
    (name) => [...name].length <= MAX_METRIC_LENGTH,
    'A metric name has fewer than 128 characters.',
  ),
);

const createMetric = (revision: RevisionName) =>
  v.strictObject({
    data: v.strictObject({
      type: v.literal('metric'),
      attributes: v.strictObject({
        name: metricName,
        service: optionalAt(revision)(limitedText),
      }),
    }),
  });

/** What an event says beside its metric and its person. `now` is in milliseconds. */
export const createFacts = (revision: RevisionName, now: number) => {
  const optional = optionalAt(revision);
  return {
    properties: createProperties(maxProperties(revision)),
    time: optional(createTime(earliestYear(revision), now)),
    value: optional(v.pipe(v.number(), v.finite('Not a number.'))),
    ...entriesAt(revision, 'valueCurrency', { value_currency: optional(limitedText) }),
    unique_id: optional(v.pipe(limitedText, v.minLength(1, 'This field may not be blank.'))),
    ...entriesAt(revision, 'backfill', { backfill: optional(v.boolean()) }),
  };
};

/** The attributes of one event, without its profile. */
export const createEventAttributes = (revision: RevisionName, now: number) => ({
  ...createFacts(revision, now),
  metric: createMetric(revision),
});

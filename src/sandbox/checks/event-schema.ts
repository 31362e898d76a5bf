import * as v from 'valibot';

import { earliestYear, MAX_METRIC_LENGTH, maxProperties } from '../contract/limits.js';
import type { RevisionName } from '../contract/revisions.js';
import { timeProblem } from './event-time.js';
import { plainObject } from './profile-schema.js';
import { type PropertyProblem, propertiesProblems } from './properties-problems.js';

const issuePath = (input: object, { keys }: PropertyProblem) =>
  keys.map((key) => ({
    type: 'unknown' as const,
    origin: 'value' as const,
    input,
    key,
    value: null,
  }));

const createProperties = (maxProperties: number) =>
  v.pipe(
    plainObject,
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      for (const problem of propertiesProblems(dataset.value, maxProperties)) {
        const [first, ...rest] = issuePath(dataset.value, problem);
        addIssue({ message: problem.detail, ...(first && { path: [first, ...rest] }) });
      }
    }),
  );

const createTime = (earliestYear: number, now: number) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => timeProblem(text, earliestYear, now) === undefined,
      ({ input }) => timeProblem(input, earliestYear, now) ?? '',
    ),
  );

const metric = v.strictObject({
  data: v.strictObject({
    type: v.literal('metric'),
    attributes: v.strictObject({
      name: v.pipe(
        v.string(),
        v.check((name) => name.trim() !== '', 'This field may not be blank.'),
        v.check(
          (name) => [...name].length <= MAX_METRIC_LENGTH,
          'A metric name has fewer than 128 characters.',
        ),
      ),
      service: v.nullish(v.string()),
    }),
  }),
});

const dedupId = v.nullish(v.pipe(v.string(), v.minLength(1, 'This field may not be blank.')));

/** The attributes of one event, without its profile. `now` is in milliseconds. */
export const createEventAttributes = (revision: RevisionName, now: number) => ({
  properties: createProperties(maxProperties(revision)),
  time: v.nullish(createTime(earliestYear(revision), now)),
  value: v.nullish(v.pipe(v.number(), v.finite('Not a number.'))),
  value_currency: v.nullish(v.string()),
  unique_id: dedupId,
  backfill: v.nullish(v.boolean()),
  metric,
});

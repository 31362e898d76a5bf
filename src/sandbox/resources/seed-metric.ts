import * as v from 'valibot';

import { Failure } from '../contract/failure.js';
import { MAX_METRIC_LENGTH } from '../contract/limits.js';
import type { Database } from '../store/database.js';
import { ensureMetric } from '../store/metrics.js';
import { parseSeed } from './parse-seed.js';
import type { Seed } from './seed.js';

const request = v.strictObject({
  name: v.optional(
    v.pipe(
      v.string(),
      v.minLength(1, 'This field may not be blank.'),
      v.maxLength(MAX_METRIC_LENGTH, `Longer than ${MAX_METRIC_LENGTH} characters.`),
    ),
  ),
});

/** Makes a metric of the API; without a name it is called like its id. */
export const seedMetric = (database: Database, seed: Seed, at: string, now: number): void => {
  const { name = seed.id.slice(0, MAX_METRIC_LENGTH) } = parseSeed(request, seed, at);
  const metric = ensureMetric(database, name, 'api', now, seed.id);
  if (metric.id === seed.id) return;
  throw new Failure(409, {
    detail: `There is a metric of that name already: ${metric.id}.`,
    pointer: `${at}/attributes/name`,
    code: 'conflict',
  });
};

import * as v from 'valibot';

import { parseInput } from './checks/parse-input.js';
import { findRevision, revisionNames } from './contract/revisions.js';
import { MAX_PROCESSING_MS, type Settings } from './settings.js';

const changeSchema = v.strictObject({
  retired: v.optional(v.picklist(['serve', 'forward'])),
  usualRevision: v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.check(
          (name) => findRevision(name) !== undefined,
          `Expected one of ${revisionNames.join(', ')}, or null.`,
        ),
      ),
    ),
  ),
  processingMs: v.optional(
    v.pipe(
      v.number(),
      v.integer('Expected a whole number.'),
      v.minValue(0, 'Below 0.'),
      v.maxValue(MAX_PROCESSING_MS, `Over ${MAX_PROCESSING_MS}.`),
    ),
  ),
  rateLimits: v.optional(v.pipe(v.number(), v.minValue(0, 'Below 0.'), v.maxValue(1, 'Over 1.'))),
  missingKey: v.optional(v.picklist([400, 401])),
});

/** Changes the settings that are named, or throws a 400 that points at one, and changes none. */
export const changeSettings = (settings: Settings, given: unknown): void => {
  const { usualRevision, ...changes } = parseInput(changeSchema, given);
  Object.assign(settings, changes);
  if (usualRevision !== undefined) settings.usualRevision = usualRevision ?? undefined;
};

/** The settings as JSON. */
export const showSettings = ({ usualRevision, ...settings }: Settings) => ({
  ...settings,
  usualRevision: usualRevision ?? null,
});

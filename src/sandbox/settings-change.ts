import * as v from 'valibot';

import { parseInput } from './checks/parse-input.js';
import { findRevision, revisionNames } from './contract/revisions.js';
import { MAX_PROCESSING_MS, type Settings } from './settings.js';

/** What each setting may be. */
export const settingSchemas = {
  retired: v.picklist(['serve', 'forward']),
  usualRevision: v.pipe(
    v.string(),
    v.check(
      (name) => findRevision(name) !== undefined,
      `Expected one of ${revisionNames.join(', ')}, or null.`,
    ),
  ),
  processingMs: v.pipe(
    v.number(),
    v.integer('Expected a whole number.'),
    v.minValue(0, 'Below 0.'),
    v.maxValue(MAX_PROCESSING_MS, `Over ${MAX_PROCESSING_MS}.`),
  ),
  rateLimits: v.pipe(v.number(), v.minValue(0, 'Below 0.'), v.maxValue(1, 'Over 1.')),
  missingKey: v.picklist([400, 401]),
};

const changeSchema = v.strictObject({
  retired: v.optional(settingSchemas.retired),
  usualRevision: v.optional(v.nullable(settingSchemas.usualRevision)),
  processingMs: v.optional(settingSchemas.processingMs),
  rateLimits: v.optional(settingSchemas.rateLimits),
  missingKey: v.optional(settingSchemas.missingKey),
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

import * as v from 'valibot';

import { parseInput } from '../checks/parse-input.js';
import type { KeyOptions } from './keys.js';

const scope = v.pipe(
  v.string(),
  v.regex(/^[a-z-]+:(read|write)$/, 'No scope, as events:write is.'),
);

const keySchema = v.strictObject({
  key: v.pipe(
    v.string(),
    v.regex(/^[\w.~+/-]+=*$/, 'Neither a private key, which begins with pk_, nor an OAuth token.'),
  ),
  scopes: v.optional(v.union([v.literal('all'), v.array(scope)])),
  revoked: v.optional(v.boolean()),
});

/** A key and what it may do, or a 400 that points at what is wrong. */
export const readKeyOptions = (given: unknown): KeyOptions => parseInput(keySchema, given);

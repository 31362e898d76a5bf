import * as v from 'valibot';

import { parseInput } from '../checks/parse-input.js';
import type { KeyOptions } from './keys.js';

const scope = v.pipe(
  v.string(),
  v.regex(/^[a-z-]+:(read|write)$/, 'No scope, as events:write is.'),
);

const UNUSABLE =
  'No request can come with it: a private key is pk_ with letters and digits behind it, an OAuth token has eight characters or more.';

// Klaviyo's keys begin with pk_ in lower case, and no token may begin with it in any.
const isUsable = (key: string) =>
  /^pk_/i.test(key) ? /^pk_\w+$/.test(key) : key.length >= 8 && /^[\w.~+/-]+=*$/.test(key);

/** A private key or an OAuth token that a request can come with. */
export const usableKey = v.pipe(v.string(), v.check(isUsable, UNUSABLE));

const keySchema = v.strictObject({
  key: usableKey,
  scopes: v.optional(v.union([v.literal('all'), v.array(scope)])),
  revoked: v.optional(v.boolean()),
});

/** A key and what it may do, or a 400 that points at what is wrong. */
export const readKeyOptions = (given: unknown): KeyOptions => parseInput(keySchema, given);

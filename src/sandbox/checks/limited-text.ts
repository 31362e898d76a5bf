import * as v from 'valibot';

import { MAX_STRING_BYTES } from '../contract/limits.js';

/** What is said of a text over the limit. */
export const TEXT_TOO_LONG = 'The string is over 100 KB.';

/** True for a text of more than 100 KB of UTF-8. */
export const isTooLong = (text: string): boolean =>
  text.length > MAX_STRING_BYTES / 4 && Buffer.byteLength(text) > MAX_STRING_BYTES;

/** A text within the limit. */
export const limitedText = v.pipe(
  v.string(),
  v.check((text) => !isTooLong(text), TEXT_TOO_LONG),
);

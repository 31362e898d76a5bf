import * as v from 'valibot';

/** ISO 8601 that `Date` understands too: it does not take all that the standard allows, such as `+01`. */
const isDate = (text: string): boolean => !Number.isNaN(Date.parse(text));

export const timestamp = v.pipe(v.string(), v.isoTimestamp(), v.check(isDate));

/** The same for a single value. */
export const isTimestamp = (value: unknown): boolean =>
  typeof value === 'string' && v.ISO_TIMESTAMP_REGEX.test(value) && isDate(value);

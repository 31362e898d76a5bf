import * as v from 'valibot';

/** ISO 8601 that `Date` understands too: it does not take all that the standard allows, such as `+01`. */
export const timestamp = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);

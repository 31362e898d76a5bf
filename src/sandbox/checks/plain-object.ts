import * as v from 'valibot';

/** A JSON object of any content; valibot's own record lets arrays pass. */
export const plainObject = v.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'Expected a JSON object.',
);

/** An object of these fields and no others; valibot's own lets a list pass for one without fields. */
export const closedObject = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(plainObject, v.strictObject(entries));

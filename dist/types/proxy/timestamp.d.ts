import * as v from 'valibot';
/** ISO 8601 that `Date` understands too: it does not take all that the standard allows, such as `+01`. */
export declare const timestamp: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.IsoTimestampAction<string, undefined>, v.CheckAction<string, undefined>]>;

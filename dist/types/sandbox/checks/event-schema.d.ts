import * as v from 'valibot';
import type { Revision } from '../contract/revisions.js';
/** The attributes of one event, without its profile. `now` is in milliseconds. */
export declare const createEventAttributes: ({ maxProperties, earliestYear }: Revision, now: number) => {
    properties: v.SchemaWithPipe<readonly [v.CustomSchema<Record<string, unknown>, v.ErrorMessage<v.CustomIssue> | undefined>, v.RawCheckAction<Record<string, unknown>>]>;
    time: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.CheckAction<string, ({ input }: v.CheckIssue<string>) => string>]>, undefined>;
    value: v.NullishSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.FiniteAction<number, "Not a number.">]>, undefined>;
    value_currency: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    unique_id: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, "This field may not be blank.">]>, undefined>;
    backfill: v.NullishSchema<v.BooleanSchema<undefined>, undefined>;
    metric: v.StrictObjectSchema<{
        readonly data: v.StrictObjectSchema<{
            readonly type: v.LiteralSchema<"metric", undefined>;
            readonly attributes: v.StrictObjectSchema<{
                readonly name: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.CheckAction<string, "This field may not be blank.">, v.CheckAction<string, "A metric name has fewer than 128 characters.">]>;
                readonly service: v.NullishSchema<v.StringSchema<undefined>, undefined>;
            }, undefined>;
        }, undefined>;
    }, undefined>;
};

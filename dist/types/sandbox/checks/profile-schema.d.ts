import * as v from 'valibot';
/** A JSON object of any content; valibot's own record lets arrays pass. */
export declare const plainObject: v.CustomSchema<Record<string, unknown>, v.ErrorMessage<v.CustomIssue> | undefined>;
/** `meta` of a profile; where it sits depends on the endpoint. */
export declare const profileMeta: v.NullishSchema<v.StrictObjectSchema<{
    readonly patch_properties: v.NullishSchema<v.StrictObjectSchema<{
        readonly append: v.NullishSchema<v.CustomSchema<Record<string, unknown>, v.ErrorMessage<v.CustomIssue> | undefined>, undefined>;
        readonly unappend: v.NullishSchema<v.CustomSchema<Record<string, unknown>, v.ErrorMessage<v.CustomIssue> | undefined>, undefined>;
        readonly unset: v.NullishSchema<v.UnionSchema<[v.StringSchema<undefined>, v.ArraySchema<v.StringSchema<undefined>, undefined>], undefined>, undefined>;
    }, undefined>, undefined>;
    readonly patch_identifiers: v.NullishSchema<v.StrictObjectSchema<{
        readonly append: v.NullishSchema<v.CustomSchema<Record<string, unknown>, v.ErrorMessage<v.CustomIssue> | undefined>, undefined>;
        readonly unappend: v.NullishSchema<v.CustomSchema<Record<string, unknown>, v.ErrorMessage<v.CustomIssue> | undefined>, undefined>;
    }, undefined>, undefined>;
}, undefined>, undefined>;
/** What profile-import takes: everything an event does but the anonymous id (since 2025-10-15). */
export declare const profileAttributes: {
    email: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.ToLowerCaseAction, v.RegexAction<string, "Invalid email address">, v.MaxLengthAction<string, 254, "Invalid email address">]>, undefined>;
    phone_number: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "Invalid phone number format (Example of a valid format: +12345678901)">]>, undefined>;
    external_id: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, "This field may not be blank.">, v.MaxLengthAction<string, 255, "Longer than 255 characters.">]>, undefined>;
    _kx: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    first_name: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    last_name: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    organization: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    locale: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    title: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    image: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    location: v.NullishSchema<v.StrictObjectSchema<{
        readonly address1: v.NullishSchema<v.StringSchema<undefined>, undefined>;
        readonly address2: v.NullishSchema<v.StringSchema<undefined>, undefined>;
        readonly city: v.NullishSchema<v.StringSchema<undefined>, undefined>;
        readonly country: v.NullishSchema<v.StringSchema<undefined>, undefined>;
        readonly latitude: v.NullishSchema<v.UnionSchema<[v.StringSchema<undefined>, v.NumberSchema<undefined>], undefined>, undefined>;
        readonly longitude: v.NullishSchema<v.UnionSchema<[v.StringSchema<undefined>, v.NumberSchema<undefined>], undefined>, undefined>;
        readonly region: v.NullishSchema<v.StringSchema<undefined>, undefined>;
        readonly zip: v.NullishSchema<v.StringSchema<undefined>, undefined>;
        readonly timezone: v.NullishSchema<v.StringSchema<undefined>, undefined>;
        readonly ip: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    }, undefined>, undefined>;
    properties: v.NullishSchema<v.CustomSchema<Record<string, unknown>, v.ErrorMessage<v.CustomIssue> | undefined>, undefined>;
};
/** What an event says of its person. */
export declare const eventProfileAttributes: {
    email: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.ToLowerCaseAction, v.RegexAction<string, "Invalid email address">, v.MaxLengthAction<string, 254, "Invalid email address">]>, undefined>;
    phone_number: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "Invalid phone number format (Example of a valid format: +12345678901)">]>, undefined>;
    external_id: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, "This field may not be blank.">, v.MaxLengthAction<string, 255, "Longer than 255 characters.">]>, undefined>;
    _kx: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    first_name: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    last_name: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    organization: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    locale: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    title: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    image: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    location: v.NullishSchema<v.StrictObjectSchema<{
        readonly address1: v.NullishSchema<v.StringSchema<undefined>, undefined>;
        readonly address2: v.NullishSchema<v.StringSchema<undefined>, undefined>;
        readonly city: v.NullishSchema<v.StringSchema<undefined>, undefined>;
        readonly country: v.NullishSchema<v.StringSchema<undefined>, undefined>;
        readonly latitude: v.NullishSchema<v.UnionSchema<[v.StringSchema<undefined>, v.NumberSchema<undefined>], undefined>, undefined>;
        readonly longitude: v.NullishSchema<v.UnionSchema<[v.StringSchema<undefined>, v.NumberSchema<undefined>], undefined>, undefined>;
        readonly region: v.NullishSchema<v.StringSchema<undefined>, undefined>;
        readonly zip: v.NullishSchema<v.StringSchema<undefined>, undefined>;
        readonly timezone: v.NullishSchema<v.StringSchema<undefined>, undefined>;
        readonly ip: v.NullishSchema<v.StringSchema<undefined>, undefined>;
    }, undefined>, undefined>;
    properties: v.NullishSchema<v.CustomSchema<Record<string, unknown>, v.ErrorMessage<v.CustomIssue> | undefined>, undefined>;
    anonymous_id: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, "This field may not be blank.">, v.MaxLengthAction<string, 255, "Longer than 255 characters.">]>, undefined>;
};
/** A profile's id. */
export declare const profileId: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, "This field may not be blank.">, v.MaxLengthAction<string, 255, "Longer than 255 characters.">]>, undefined>;
declare const identifying: readonly ['email', 'phone_number', 'external_id', 'anonymous_id', '_kx'];
/** True when the profile says in any way whom it means. */
export declare const isIdentified: (profile: {
    id?: string | null | undefined;
    attributes: { [key in (typeof identifying)[number]]?: string | null | undefined; };
}) => boolean;
export {};

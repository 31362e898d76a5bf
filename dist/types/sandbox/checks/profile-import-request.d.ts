import * as v from 'valibot';
/** The body of `POST /api/profile-import`: no anonymous id since 2025-10-15 (documented). */
export declare const profileImportRequest: v.StrictObjectSchema<{
    readonly data: v.SchemaWithPipe<readonly [v.StrictObjectSchema<{
        readonly type: v.LiteralSchema<"profile", undefined>;
        readonly id: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, "This field may not be blank.">, v.MaxLengthAction<string, 255, "Longer than 255 characters.">]>, undefined>;
        readonly attributes: v.StrictObjectSchema<{
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
        }, undefined>;
        readonly meta: v.NullishSchema<v.StrictObjectSchema<{
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
    }, undefined>, v.CheckAction<{
        type: "profile";
        id?: string | null | undefined;
        attributes: {
            email?: string | null | undefined;
            phone_number?: string | null | undefined;
            external_id?: string | null | undefined;
            _kx?: string | null | undefined;
            first_name?: string | null | undefined;
            last_name?: string | null | undefined;
            organization?: string | null | undefined;
            locale?: string | null | undefined;
            title?: string | null | undefined;
            image?: string | null | undefined;
            location?: {
                address1?: string | null | undefined;
                address2?: string | null | undefined;
                city?: string | null | undefined;
                country?: string | null | undefined;
                latitude?: string | number | null | undefined;
                longitude?: string | number | null | undefined;
                region?: string | null | undefined;
                zip?: string | null | undefined;
                timezone?: string | null | undefined;
                ip?: string | null | undefined;
            } | null | undefined;
            properties?: Record<string, unknown> | null | undefined;
        };
        meta?: {
            patch_properties?: {
                append?: Record<string, unknown> | null | undefined;
                unappend?: Record<string, unknown> | null | undefined;
                unset?: string | string[] | null | undefined;
            } | null | undefined;
            patch_identifiers?: {
                append?: Record<string, unknown> | null | undefined;
                unappend?: Record<string, unknown> | null | undefined;
            } | null | undefined;
        } | null | undefined;
    }, "A profile needs an id, email, phone_number, external_id or _kx.">]>;
}, undefined>;

import * as v from 'valibot';
import type { Revision } from '../contract/revisions.js';
declare const profileOfEvent: v.StrictObjectSchema<{
    readonly data: v.SchemaWithPipe<readonly [v.StrictObjectSchema<{
        readonly type: v.LiteralSchema<"profile", undefined>;
        readonly id: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, "This field may not be blank.">, v.MaxLengthAction<string, 255, "Longer than 255 characters.">]>, undefined>;
        readonly attributes: v.StrictObjectSchema<{
            readonly email: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.ToLowerCaseAction, v.RegexAction<string, "Invalid email address">, v.MaxLengthAction<string, 254, "Invalid email address">]>, undefined>;
            readonly phone_number: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "Invalid phone number format (Example of a valid format: +12345678901)">]>, undefined>;
            readonly external_id: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, "This field may not be blank.">, v.MaxLengthAction<string, 255, "Longer than 255 characters.">]>, undefined>;
            readonly _kx: v.NullishSchema<v.StringSchema<undefined>, undefined>;
            readonly first_name: v.NullishSchema<v.StringSchema<undefined>, undefined>;
            readonly last_name: v.NullishSchema<v.StringSchema<undefined>, undefined>;
            readonly organization: v.NullishSchema<v.StringSchema<undefined>, undefined>;
            readonly locale: v.NullishSchema<v.StringSchema<undefined>, undefined>;
            readonly title: v.NullishSchema<v.StringSchema<undefined>, undefined>;
            readonly image: v.NullishSchema<v.StringSchema<undefined>, undefined>;
            readonly location: v.NullishSchema<v.StrictObjectSchema<{
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
            readonly properties: v.NullishSchema<v.CustomSchema<Record<string, unknown>, v.ErrorMessage<v.CustomIssue> | undefined>, undefined>;
            readonly anonymous_id: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, "This field may not be blank.">, v.MaxLengthAction<string, 255, "Longer than 255 characters.">]>, undefined>;
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
        }, undefined>;
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
            anonymous_id?: string | null | undefined;
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
        };
    }, "A profile needs an id, email, phone_number, external_id, anonymous_id or _kx.">]>;
}, undefined>;
declare const profileOfBulk: v.StrictObjectSchema<{
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
            anonymous_id: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, "This field may not be blank.">, v.MaxLengthAction<string, 255, "Longer than 255 characters.">]>, undefined>;
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
            anonymous_id?: string | null | undefined;
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
    }, "A profile needs an id, email, phone_number, external_id, anonymous_id or _kx.">]>;
}, undefined>;
/** The body of `POST /api/events`. */
export declare const createEventRequest: (revision: Revision, now: number) => v.StrictObjectSchema<{
    readonly data: v.StrictObjectSchema<{
        readonly type: v.LiteralSchema<"event", undefined>;
        readonly attributes: v.StrictObjectSchema<{
            readonly properties: v.SchemaWithPipe<readonly [v.CustomSchema<Record<string, unknown>, v.ErrorMessage<v.CustomIssue> | undefined>, v.RawCheckAction<Record<string, unknown>>]>;
            readonly time: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.CheckAction<string, ({ input }: v.CheckIssue<string>) => string>]>, undefined>;
            readonly value: v.NullishSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.FiniteAction<number, "Not a number.">]>, undefined>;
            readonly value_currency: v.NullishSchema<v.StringSchema<undefined>, undefined>;
            readonly unique_id: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, "This field may not be blank.">]>, undefined>;
            readonly backfill: v.NullishSchema<v.BooleanSchema<undefined>, undefined>;
            readonly metric: v.StrictObjectSchema<{
                readonly data: v.StrictObjectSchema<{
                    readonly type: v.LiteralSchema<"metric", undefined>;
                    readonly attributes: v.StrictObjectSchema<{
                        readonly name: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.CheckAction<string, "This field may not be blank.">, v.CheckAction<string, "A metric name has fewer than 128 characters.">]>;
                        readonly service: v.NullishSchema<v.StringSchema<undefined>, undefined>;
                    }, undefined>;
                }, undefined>;
            }, undefined>;
            readonly profile: v.StrictObjectSchema<{
                readonly data: v.SchemaWithPipe<readonly [v.StrictObjectSchema<{
                    readonly type: v.LiteralSchema<"profile", undefined>;
                    readonly id: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, "This field may not be blank.">, v.MaxLengthAction<string, 255, "Longer than 255 characters.">]>, undefined>;
                    readonly attributes: v.StrictObjectSchema<{
                        readonly email: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.ToLowerCaseAction, v.RegexAction<string, "Invalid email address">, v.MaxLengthAction<string, 254, "Invalid email address">]>, undefined>;
                        readonly phone_number: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "Invalid phone number format (Example of a valid format: +12345678901)">]>, undefined>;
                        readonly external_id: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, "This field may not be blank.">, v.MaxLengthAction<string, 255, "Longer than 255 characters.">]>, undefined>;
                        readonly _kx: v.NullishSchema<v.StringSchema<undefined>, undefined>;
                        readonly first_name: v.NullishSchema<v.StringSchema<undefined>, undefined>;
                        readonly last_name: v.NullishSchema<v.StringSchema<undefined>, undefined>;
                        readonly organization: v.NullishSchema<v.StringSchema<undefined>, undefined>;
                        readonly locale: v.NullishSchema<v.StringSchema<undefined>, undefined>;
                        readonly title: v.NullishSchema<v.StringSchema<undefined>, undefined>;
                        readonly image: v.NullishSchema<v.StringSchema<undefined>, undefined>;
                        readonly location: v.NullishSchema<v.StrictObjectSchema<{
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
                        readonly properties: v.NullishSchema<v.CustomSchema<Record<string, unknown>, v.ErrorMessage<v.CustomIssue> | undefined>, undefined>;
                        readonly anonymous_id: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, "This field may not be blank.">, v.MaxLengthAction<string, 255, "Longer than 255 characters.">]>, undefined>;
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
                    }, undefined>;
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
                        anonymous_id?: string | null | undefined;
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
                    };
                }, "A profile needs an id, email, phone_number, external_id, anonymous_id or _kx.">]>;
            }, undefined>;
        }, undefined>;
    }, undefined>;
}, undefined>;
/** The body of `POST /api/event-bulk-create-jobs`. */
export declare const bulkCreateRequest: (revision: Revision, now: number) => v.StrictObjectSchema<{
    readonly data: v.StrictObjectSchema<{
        readonly type: v.LiteralSchema<"event-bulk-create-job", undefined>;
        readonly attributes: v.StrictObjectSchema<{
            readonly 'events-bulk-create': v.StrictObjectSchema<{
                readonly data: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                    readonly type: v.LiteralSchema<"event-bulk-create", undefined>;
                    readonly attributes: v.StrictObjectSchema<{
                        readonly backfill: v.NullishSchema<v.BooleanSchema<undefined>, undefined>;
                        readonly profile: v.StrictObjectSchema<{
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
                                    anonymous_id: v.NullishSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, "This field may not be blank.">, v.MaxLengthAction<string, 255, "Longer than 255 characters.">]>, undefined>;
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
                                    anonymous_id?: string | null | undefined;
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
                            }, "A profile needs an id, email, phone_number, external_id, anonymous_id or _kx.">]>;
                        }, undefined>;
                        readonly events: v.StrictObjectSchema<{
                            readonly data: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                                readonly type: v.LiteralSchema<"event", undefined>;
                                readonly attributes: v.StrictObjectSchema<{
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
                                }, undefined>;
                            }, undefined>, undefined>, v.MinLengthAction<{
                                type: "event";
                                attributes: {
                                    properties: Record<string, unknown>;
                                    time?: string | null | undefined;
                                    value?: number | null | undefined;
                                    value_currency?: string | null | undefined;
                                    unique_id?: string | null | undefined;
                                    backfill?: boolean | null | undefined;
                                    metric: {
                                        data: {
                                            type: "metric";
                                            attributes: {
                                                name: string;
                                                service?: string | null | undefined;
                                            };
                                        };
                                    };
                                };
                            }[], 1, "This list may not be empty.">]>;
                        }, undefined>;
                    }, undefined>;
                }, undefined>, undefined>, v.MinLengthAction<{
                    type: "event-bulk-create";
                    attributes: {
                        backfill?: boolean | null | undefined;
                        profile: {
                            data: {
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
                                    anonymous_id?: string | null | undefined;
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
                            };
                        };
                        events: {
                            data: {
                                type: "event";
                                attributes: {
                                    properties: Record<string, unknown>;
                                    time?: string | null | undefined;
                                    value?: number | null | undefined;
                                    value_currency?: string | null | undefined;
                                    unique_id?: string | null | undefined;
                                    backfill?: boolean | null | undefined;
                                    metric: {
                                        data: {
                                            type: "metric";
                                            attributes: {
                                                name: string;
                                                service?: string | null | undefined;
                                            };
                                        };
                                    };
                                };
                            }[];
                        };
                    };
                }[], 1, "This list may not be empty.">, v.CheckAction<{
                    type: "event-bulk-create";
                    attributes: {
                        backfill?: boolean | null | undefined;
                        profile: {
                            data: {
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
                                    anonymous_id?: string | null | undefined;
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
                            };
                        };
                        events: {
                            data: {
                                type: "event";
                                attributes: {
                                    properties: Record<string, unknown>;
                                    time?: string | null | undefined;
                                    value?: number | null | undefined;
                                    value_currency?: string | null | undefined;
                                    unique_id?: string | null | undefined;
                                    backfill?: boolean | null | undefined;
                                    metric: {
                                        data: {
                                            type: "metric";
                                            attributes: {
                                                name: string;
                                                service?: string | null | undefined;
                                            };
                                        };
                                    };
                                };
                            }[];
                        };
                    };
                }[], "A bulk request holds at most 1000 events.">]>;
            }, undefined>;
        }, undefined>;
    }, undefined>;
}, undefined>;
/** The output of one event's attributes, of either request. */
export type EventAttributes = v.InferOutput<ReturnType<typeof bulkCreateRequest>>['data']['attributes']['events-bulk-create']['data'][number]['attributes']['events']['data'][number]['attributes'];
/** The output of an event's profile, of either request. */
export type EventProfile = v.InferOutput<typeof profileOfEvent>['data'] | v.InferOutput<typeof profileOfBulk>['data'];
export {};

/** A value that JSON carries unchanged. */
export type Json = null | boolean | number | string | Json[] | {
    [key: string]: Json;
};
/** Where a profile lives; every field may be `null` to clear it. */
export interface Location {
    address1?: string | null;
    address2?: string | null;
    city?: string | null;
    country?: string | null;
    latitude?: string | number | null;
    longitude?: string | number | null;
    region?: string | null;
    zip?: string | null;
    timezone?: string | null;
    ip?: string | null;
}
/** Changes to list properties of a profile, beside plain replacement. */
export interface PatchProperties {
    append?: {
        [key: string]: Json;
    };
    unappend?: {
        [key: string]: Json;
    };
    unset?: string | string[];
}
/** Changes to a profile's secondary identifiers (revision 2026-04-15 and later). */
export interface PatchIdentifiers {
    append?: {
        [key: string]: Json;
    };
    unappend?: {
        [key: string]: Json;
    };
}
/** What a profile says of itself. Names are Klaviyo's. */
export interface ProfileAttributes {
    email?: string | null;
    /** E.164. */
    phone_number?: string | null;
    external_id?: string | null;
    first_name?: string | null;
    last_name?: string | null;
    organization?: string | null;
    locale?: string | null;
    title?: string | null;
    image?: string | null;
    location?: Location | null;
    properties?: {
        [key: string]: Json;
    } | null;
    /** Klaviyo's encrypted profile id, from the link of an e-mail. */
    _kx?: string | null;
}
/** The person an event belongs to: at least one identifier. */
export interface EventProfile extends ProfileAttributes {
    /** Klaviyo's own id of the profile. */
    id?: string | null;
    anonymous_id?: string | null;
    meta?: {
        patch_properties?: PatchProperties;
        patch_identifiers?: PatchIdentifiers;
    };
}
/** What happened, without whom it happened to. */
export interface EventAttributes {
    /** The metric's name, under 128 characters; made when Klaviyo sees it first. */
    metric: string;
    /** `api` unless another service is meant. */
    service?: string | null;
    /** At most 400; strings of at most 100 KB, arrays of 4,000 items, ten levels. Default: none. */
    properties?: {
        [key: string]: Json;
    };
    /** ISO 8601 or a `Date`; cut to the second by Klaviyo. Default: the moment of this call. */
    time?: string | Date | null;
    value?: number | null;
    /** ISO 4217. */
    value_currency?: string | null;
    /**
     * With the profile and the metric the event's identity: the first one processed stays, later
     * ones vanish silently. Default: a random id, so that a retry is never a second event.
     */
    unique_id?: string | null;
    /** Records the event without starting flows; for late and replayed events. */
    backfill?: boolean | null;
}
export interface NewEvent extends EventAttributes {
    profile: EventProfile;
}
/** One person's events in a bulk request. */
export interface EventGroup {
    profile: EventProfile;
    events: EventAttributes[];
    /** For all of the group. */
    backfill?: boolean;
}
/** A profile to create or update. `anonymous_id` is not taken here (since revision 2025-10-15). */
export interface NewProfile extends ProfileAttributes {
    id?: string | null;
    meta?: {
        patch_properties?: PatchProperties;
        patch_identifiers?: PatchIdentifiers;
    };
}

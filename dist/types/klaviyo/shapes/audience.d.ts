import type { Json } from '../resources.js';
import type { After, Equals, OneOf, Shape } from './shape.js';
export interface ListReading {
    name: string | null;
    created: string | null;
    updated: string | null;
    opt_in_process?: 'double_opt_in' | 'single_opt_in';
    /** Only when `additionalFields` asks for it, of one list. */
    profile_count?: number | null;
}
export interface ListShape extends Shape {
    attributes: ListReading;
    relationships: {
        profiles: readonly ['profile'];
        tags: readonly ['tag'];
        'flow-triggers': readonly ['flow'];
    };
    includes: {
        list: 'flow-triggers' | 'tags';
        get: 'flow-triggers' | 'tags';
    };
    additional: {
        get: 'profile_count';
    };
    filters: OneOf<'id' | 'name'> | After<'created' | 'updated'>;
    sorts: 'created' | 'id' | 'name' | 'updated';
}
export interface SegmentShape extends Shape {
    attributes: {
        name: string | null;
        /** Klaviyo's grammar of conditions. */
        definition?: {
            [key: string]: Json;
        } | null;
        created: string | null;
        updated: string | null;
        is_active: boolean;
        is_processing: boolean;
        is_starred: boolean;
        profile_count?: number | null;
    };
    relationships: {
        profiles: readonly ['profile'];
        tags: readonly ['tag'];
        'flow-triggers': readonly ['flow'];
    };
    includes: {
        list: 'flow-triggers' | 'tags';
        get: 'flow-triggers' | 'tags';
    };
    additional: {
        get: 'profile_count';
    };
    filters: OneOf<'id' | 'name'> | After<'created' | 'updated'> | OneOf<'is_active'> | Equals<'is_active' | 'is_starred', boolean>;
    sorts: 'created' | 'id' | 'name' | 'updated';
}
export interface TagShape extends Shape {
    attributes: {
        name: string;
    };
    relationships: {
        'tag-group': 'tag-group';
        lists: readonly ['list'];
        segments: readonly ['segment'];
        campaigns: readonly ['campaign'];
        flows: readonly ['flow'];
    };
}
export interface AccountReading {
    test_account: boolean;
    contact_information: {
        default_sender_name: string;
        default_sender_email: string;
        website_url: string | null;
        organization_name: string;
        street_address: {
            address1: string | null;
            address2: string | null;
            city: string | null;
            region: string | null;
            country: string | null;
            zip: string | null;
        };
    };
    industry: string | null;
    /** IANA, `Europe/London`. */
    timezone: string;
    /** ISO 4217. */
    preferred_currency: string;
    /** The site id: six characters, public. */
    public_api_key: string;
    locale: string;
}
export interface AccountShape extends Shape {
    attributes: AccountReading;
    relationships: Record<never, never>;
}

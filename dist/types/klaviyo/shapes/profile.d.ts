import type { Filter, Moment } from '../filter.js';
import type { Json, ProfileAttributes } from '../resources.js';
import type { Compared, Equals, OneOf, Shape } from './shape.js';
/** A profile as Klaviyo reads it back. */
export interface ProfileReading extends Omit<ProfileAttributes, '_kx'> {
    created?: string | null;
    updated?: string | null;
    last_event_date?: string | null;
    /** Only when `additionalFields` asks for it. */
    subscriptions?: {
        [channel: string]: Json;
    } | null;
    /** Only when `additionalFields` asks for it; it lowers the limit to 10/s, 150/min (documented). */
    predictive_analytics?: PredictiveAnalytics | null;
    /** Only of the profiles of a list or segment. */
    joined_group_at?: string;
}
/** What Klaviyo expects of a person. */
export interface PredictiveAnalytics {
    historic_clv?: number | null;
    predicted_clv?: number | null;
    total_clv?: number | null;
    historic_number_of_orders?: number | null;
    predicted_number_of_orders?: number | null;
    average_days_between_orders?: number | null;
    average_order_value?: number | null;
    churn_probability?: number | null;
    expected_date_of_next_order?: string | null;
    ranked_channel_affinity?: string[] | null;
}
type Additional = 'subscriptions' | 'predictive_analytics';
type ListSuppression = 'subscriptions.email.marketing.list_suppressions';
type Suppression = 'subscriptions.email.marketing.suppression';
/** What `getProfiles` may filter by (documented). */
export type ProfileFilter = OneOf<'id' | 'email' | 'phone_number' | 'external_id'> | Equals<'_kx'> | Filter<'greater-than' | 'less-than', 'created' | 'updated', Moment> | Equals<`${ListSuppression}.reason` | `${ListSuppression}.list_id` | `${Suppression}.reason`> | Compared<`${ListSuppression}.timestamp` | `${Suppression}.timestamp`>;
export interface ProfileShape extends Shape {
    attributes: ProfileReading;
    relationships: {
        lists: readonly ['list'];
        segments: readonly ['segment'];
        'push-tokens': readonly ['push-token'];
        conversations: readonly ['conversation'];
    };
    includes: {
        list: 'conversations' | 'push-tokens';
        get: 'conversations' | 'push-tokens' | 'lists' | 'segments';
    };
    additional: {
        list: Additional;
        get: Additional;
    };
    filters: ProfileFilter;
    sorts: 'created' | 'email' | 'id' | 'updated' | `${ListSuppression}.timestamp` | `${Suppression}.timestamp`;
}
export interface PushTokenShape extends Shape {
    attributes: {
        created: string;
        token: string;
        enablement_status: string;
        platform: 'android' | 'ios';
        vendor: string;
        background: string;
        recorded_date: string;
        metadata?: {
            [key: string]: Json;
        };
    };
    relationships: {
        profile: 'profile';
    };
}
export interface ConversationShape extends Shape {
    attributes: {
        channel: string;
    };
    relationships: {
        profile: 'profile';
    };
}
export {};

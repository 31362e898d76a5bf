/** Agreement to be written to. */
export interface Consent {
    consent: 'SUBSCRIBED';
    /** ISO 8601; required, and in the past, with `historical_import`. Default: now. */
    consented_at?: string | null;
}
interface MarketingOrService {
    marketing?: Consent;
    transactional?: Consent;
}
/** A phone's address for push messages. */
export interface PushTarget {
    token: string;
    platform: 'android' | 'ios';
    vendor: 'apns' | 'fcm';
    enablement_status?: 'AUTHORIZED' | 'DENIED' | 'NOT_DETERMINED' | 'PROVISIONAL' | 'UNAUTHORIZED';
    background?: 'AVAILABLE' | 'DENIED' | 'RESTRICTED';
    device_metadata?: {
        [name: string]: string | null;
    };
}
/** The channels a person agreed to. */
export interface Subscriptions {
    email?: {
        marketing?: Consent;
        open_tracking?: Pick<Consent, 'consent'>;
    };
    sms?: MarketingOrService;
    whatsapp?: MarketingOrService;
    push?: {
        marketing: Consent;
        tokens?: PushTarget[] | null;
        anonymous_id?: string | null;
    };
}
/** A person to subscribe: an identifier for every channel. */
export interface Subscriber {
    id?: string;
    email?: string | null;
    /** E.164. */
    phone_number?: string | null;
    /** `YYYY-MM-DD`; where SMS about some goods asks for an age. */
    age_gated_date_of_birth?: string | null;
    subscriptions: Subscriptions;
}
/** People to subscribe in one request, at most 1,000. */
export interface SubscriptionJob {
    profiles: readonly Subscriber[];
    /** Where to. Its opt-in process decides whether to confirm. Default: the account's own rule. */
    listId?: string;
    /** Shown as the source of the consent. */
    custom_source?: string | null;
    /** Skips the confirmation, for consent given earlier elsewhere. Default: `false`. */
    historical_import?: boolean | null;
}
/** Who is to be told of what, and how. */
export interface BackInStockSubscription {
    channels: readonly ('EMAIL' | 'PUSH' | 'SMS' | 'WHATSAPP')[];
    /** `$shopify:::$default:::123` */
    variantId: string;
    profile: {
        id?: string;
        email?: string | null;
        phone_number?: string | null;
        external_id?: string | null;
    };
}
export {};

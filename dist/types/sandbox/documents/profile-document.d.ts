import type { Profile } from '../store/profiles.js';
/** A profile as the API shows it. It has no anonymous ids: Klaviyo's reads do not return any. */
export declare const profileDocument: (profile: Profile, origin: string) => {
    type: string;
    id: string;
    attributes: {
        email: string | null;
        phone_number: string | null;
        external_id: string | null;
        created: string;
        updated: string;
        last_event_date: string | null;
        location: {
            [k: string]: {} | null;
        };
        properties: {};
    };
    relationships: {
        lists: {
            links: {
                self: string;
                related: string;
            };
        };
        segments: {
            links: {
                self: string;
                related: string;
            };
        };
        'push-tokens': {
            links: {
                self: string;
                related: string;
            };
        };
        conversations: {
            links: {
                self: string;
                related: string;
            };
        };
    };
    links: {
        self: string;
    };
};

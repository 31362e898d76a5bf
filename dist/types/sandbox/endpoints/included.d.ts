import type { EventRow } from '../store/events.js';
import type { Call } from './call.js';
/** `included` of a compound document: each profile and metric once; absent unless asked for. */
export declare const readIncluded: ({ box, url }: Call, rows: readonly EventRow[]) => {
    included?: never;
} | {
    included: ({
        type: string;
        id: string;
        attributes: {
            name: string;
            created: string;
            updated: string;
            integration: {
                object: string;
                id: string;
                name: string;
                category: string;
            };
        };
        relationships: {
            'flow-triggers': {
                links: {
                    self: string;
                    related: string;
                };
            };
        };
        links: {
            self: string;
        };
    } | {
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
    })[];
};

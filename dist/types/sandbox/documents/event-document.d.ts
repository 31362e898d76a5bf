import type { EventRow } from '../store/events.js';
/**
 * `properties` as they are read back: `$value` and `$event_id` are among them
 * (documented). Where the currency would stand is not known, so it is left out.
 */
export declare const readEventProperties: (row: EventRow) => Record<string, unknown>;
/** An event as the API shows it. */
export declare const eventDocument: (row: EventRow, origin: string) => {
    type: string;
    id: string;
    attributes: {
        timestamp: number;
        event_properties: Record<string, unknown>;
        datetime: string;
        uuid: string;
    };
    relationships: {
        profile: {
            data: {
                type: string;
                id: string;
            };
            links: {
                self: string;
                related: string;
            };
        };
        metric: {
            data: {
                type: string;
                id: string;
            };
            links: {
                self: string;
                related: string;
            };
        };
        attributions: {
            data: never[];
        };
    };
    links: {
        self: string;
    };
};

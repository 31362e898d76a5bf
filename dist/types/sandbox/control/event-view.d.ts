import type { Database } from '../store/database.js';
import type { EventRow } from '../store/events.js';
/** A person in short, as every list of events shows it. */
export declare const viewPerson: (database: Database, id: string) => {
    id: string;
} | {
    id: string;
    external_id: string | null;
    email: string | null;
    phone_number: string | null;
    anonymous_ids: readonly string[];
};
/** A recorded event as tests and the page see it. */
export declare const viewEvent: (database: Database, row: EventRow) => {
    id: string;
    metric: string;
    profile: {
        id: string;
    } | {
        id: string;
        external_id: string | null;
        email: string | null;
        phone_number: string | null;
        anonymous_ids: readonly string[];
    };
    properties: {
        [x: string]: unknown;
    };
    value: number | null;
    value_currency: string | null;
    unique_id: string | null;
    time: string;
    time_sent: string | null;
    received_at: string;
    backfill: boolean;
    revision: string;
    lane: import("../store/events.js").Lane;
    sent: unknown;
};

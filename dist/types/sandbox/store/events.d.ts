import type { Database } from './database.js';
/** Which endpoint brought an event; `internal` marks those Klaviyo makes itself. */
export type Lane = 'create_event' | 'bulk' | 'internal';
/** An event to record. `timestamp` is in seconds, `receivedAt` in milliseconds, `sent` is JSON. */
export interface NewEvent {
    readonly profileId: string;
    readonly metricId: string;
    readonly uniqueId: string | null;
    readonly timestamp: number;
    readonly timeSent: string | null;
    readonly properties: Record<string, unknown>;
    readonly value: number | null;
    readonly valueCurrency: string | null;
    readonly backfill: boolean;
    readonly revision: string;
    readonly lane: Lane;
    readonly sent: string;
    readonly receivedAt: number;
}
/** A recorded event with its metric's name, as the database holds it. */
export interface EventRow {
    readonly seq: number;
    readonly id: string;
    readonly uuid: string;
    readonly profile_id: string;
    readonly metric_id: string;
    readonly metric: string;
    readonly unique_id: string | null;
    readonly timestamp: number;
    readonly time_sent: string | null;
    readonly properties: string;
    readonly value: number | null;
    readonly value_currency: string | null;
    readonly backfill: number;
    readonly revision: string;
    readonly lane: Lane;
    readonly sent: string;
    readonly received_at: number;
}
/** Start of a query for event rows. */
export declare const SELECT_EVENTS = "SELECT events.*, metrics.name AS metric\n  FROM events JOIN metrics ON metrics.id = events.metric_id";
/** The event recorded first under the same profile, metric and key. */
export declare const findTwin: (database: Database, event: NewEvent) => string | undefined;
/** Records the event whatever else is there; returns its id. */
export declare const insertEvent: (database: Database, event: NewEvent) => string;
/** The event with that id. */
export declare const findEvent: (database: Database, id: string) => EventRow | undefined;
/** A person's events, Klaviyo's own included, the latest first. */
export declare const listEventsOf: (database: Database, profileId: string, limit: number) => EventRow[];
/** The events that were sent here, the newest `limit` of them, newest last. */
export declare const listSentEvents: (database: Database, metric: string | null, limit: number) => EventRow[];
/** How many events were sent here and recorded. */
export declare const countSentEvents: (database: Database, metric: string | null) => number;

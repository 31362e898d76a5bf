import type { Kind } from '../identity/person.js';
import type { StepRecord } from '../identity/step-record.js';
import type { DropEntry, RejectEntry, RequestEntry } from '../store/journal-entries.js';
/** Whose an event is: every identifier, and the traits beside them under Klaviyo's names. */
export type EventPerson = {
    readonly id: string;
    readonly anonymous_ids?: readonly string[];
} & {
    readonly [kind in Exclude<Kind, 'anonymous_id'>]?: string | null;
} & {
    readonly [trait: string]: unknown;
};
/** A recorded event, as `/_sandbox/events` and `/_sandbox/wait` show it. */
export interface RecordedEvent {
    readonly id: string;
    /** The name of its metric. */
    readonly metric: string;
    readonly profile: EventPerson;
    readonly properties: {
        readonly [name: string]: unknown;
    };
    readonly value: number | null;
    readonly value_currency: string | null;
    readonly unique_id: string | null;
    /** ISO 8601, cut to the second. */
    readonly time: string;
    /** As it was sent; null when it was not. */
    readonly time_sent: string | null;
    /** ISO 8601, by the sandbox's clock. */
    readonly received_at: string;
    readonly backfill: boolean;
    /** The revision it was sent in. */
    readonly revision: string;
    /** Which endpoint brought it; Klaviyo's own events are `internal`. */
    readonly lane: 'create_event' | 'bulk' | 'client' | 'internal';
    /** The part of the request that it came in, redacted. */
    readonly sent: unknown;
}
/** What every line of a journal has: its number, from 1 on, and when, in ISO 8601. */
type Line<Entry> = Omit<Entry, 'at'> & {
    readonly seq: number;
    readonly at: string;
};
/** A request to the API, as `/_sandbox/requests` shows it. */
export type RecordedRequest = Line<RequestEntry>;
/** One thing that was wrong with a refused request. */
export interface ShownError {
    readonly code: string;
    readonly title: string;
    readonly detail: string;
    readonly source: {
        readonly pointer?: string;
        readonly parameter?: string;
    };
}
/** A refused request, as `/_sandbox/rejects` shows it; personal values in its body are masked. */
export type RecordedReject = Line<Omit<RejectEntry, 'errors' | 'body'>> & {
    readonly errors: readonly ShownError[];
    readonly body: unknown;
};
/** An event that was accepted and then not recorded, as `/_sandbox/drops` shows it. */
export type RecordedDrop = Line<Omit<DropEntry, 'sent'>> & {
    readonly sent: unknown;
};
/** What happened to a person, in a sentence and in structure. */
export interface Explanation {
    readonly at: string;
    readonly kind: string;
    readonly sentence: string;
    readonly step: StepRecord;
}
/** A person, as `/_sandbox/profiles` shows one; times are ISO 8601. */
export interface KnownProfile {
    readonly id: string;
    readonly external_id: string | null;
    readonly email: string | null;
    readonly phone_number: string | null;
    readonly anonymous_ids: readonly string[];
    /** Whatever else is known, under Klaviyo's names. */
    readonly traits: {
        readonly [name: string]: unknown;
    };
    readonly created: string;
    readonly updated: string;
    readonly last_event: string | null;
    /** Why it is who it is, the oldest first. */
    readonly explanations: readonly Explanation[];
}
export {};

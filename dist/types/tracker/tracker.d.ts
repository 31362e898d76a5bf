import type { Json } from '../protocol/wire.js';
import type { KlaviyoEvents } from './klaviyo-events.js';
import type { Outcome } from './visitor.js';
/** `pending` and `denied` keep the tracker from storing, reading and sending anything. */
export type Consent = 'granted' | 'pending' | 'denied';
/** Where an event is kept: `memory` lasts as long as the page. */
export type Storage = 'indexeddb' | 'memory' | 'none';
export interface TrackerOptions {
    /**
     * The route's base URL or path, on the shop's own origin: `/q7f2` for events posted to `/q7f2/e`.
     */
    route: string;
    /**
     * What the visitor has agreed to so far. Until it is `granted`, calls wait in memory (at most
     * 1,000 of them) and nothing is read, stored or sent. Default `granted`, but `denied` where the
     * browser asks for privacy (Global Privacy Control); a visitor who agrees all the same is the
     * shop's to ask and to say.
     */
    consent?: Consent;
    /** Tells every fate of an event to the console. Default `false`. */
    debug?: boolean;
}
export interface TrackOptions {
    /** Money the event stands for, in `currency`; `$value` among the properties does the same. */
    value?: number;
    /** ISO 4217, three capitals. Klaviyo takes the account's currency when it is missing. */
    currency?: string;
    /**
     * The event's identity at Klaviyo: a second event of the same person and metric with it is the
     * same event. Klaviyo has it as `page.<id>`: ids without it are the server's. Default: an id made at
     * the call. `$event_id` among the properties does the same.
     */
    uniqueId?: string;
    /** When it happened, for calls that come late; a time in milliseconds or a `Date`. Default: now. */
    time?: number | Date;
}
/** Why something was refused. */
export interface Rejection {
    /** Of the event; missing when an identifier was refused. */
    id?: string;
    metric?: string;
    /** For programs, such as `metric_missing`. */
    code: string;
    /** Where, as a JSON pointer into the event. */
    pointer?: string;
    /** What arrived and what to do. Never repeats an identifier. */
    detail: string;
}
export interface TrackResult {
    /** The event's id, which is its `unique_id` at Klaviyo unless one was given. */
    id: string;
    /** `indexeddb`: committed, it survives the page, a crash and being offline. */
    kept: Storage;
    /** Set when the event was refused; nothing of it is kept. */
    rejection?: Rejection;
}
export interface IdentifyResult {
    kept: Storage;
    /** What it did to the visitor; missing while consent is pending. `inspect()` has the sentence. */
    outcome?: Outcome;
    /** Identifiers that were refused; the others count. */
    rejections: Rejection[];
}
/** Identifiers and traits of a visitor, by Klaviyo's names. */
export interface Person {
    email?: string;
    /** E.164; spaces, dots, dashes and brackets are taken out. */
    phone_number?: string;
    /** The shop's own id of the customer. */
    external_id?: string;
    first_name?: string;
    last_name?: string;
    organization?: string;
    title?: string;
    locale?: string;
    /** Anything else becomes a property of the profile. */
    [trait: string]: Json | undefined;
}
/** An event on its way, as `inspect()` shows it. */
export interface EventState {
    id: string;
    /** `identify` for an identification. */
    metric: string;
    /** ISO 8601. */
    time: string;
    state: 'held' | 'kept' | 'accepted' | 'rejected';
    detail?: string;
}
/**
 * `tracked = accepted + rejected + waiting + every lost`, over all pages and restarts. When a browser
 * or a visitor deletes the database, its numbers go with it, and so do events of earlier pages; what
 * an open page still has of its own is put back and counted anew.
 */
export interface Accounts {
    tracked: number;
    /** Taken by Klaviyo, repeats included. */
    accepted: number;
    rejected: number;
    /** Given up, by reason: `full`, `expired`. */
    lost: {
        [reason: string]: number;
    };
    waiting: number;
}
export interface Inspection {
    consent: Consent;
    storage: Storage;
    /** Why storage is not `indexeddb`, in the browser's words. */
    storage_error?: string;
    visitor: {
        anonymous_id: string;
        [identifier: string]: string;
    } | null;
    /** Why the visitor is who he is, newest last, at most 10. Holds no identifier. */
    explanations: {
        at: string;
        sentence: string;
    }[];
    accounts: Accounts;
    /** Oldest first, at most 100. */
    waiting: {
        id: string;
        metric: string;
        time: string;
    }[];
    /**
     * How many of them have left and were not answered for yet. Nobody sends them again before it is
     * known what became of them, which takes ten seconds at most.
     */
    under_way: number;
    /** What happened on this page since the first call of `inspect()`, oldest first, at most 50. */
    recent: EventState[];
    /** When the next attempt is due, after a failure or because the route asked for patience, ISO 8601. */
    next_attempt_at?: string;
}
export interface TrackerEvents {
    /** Sound, and about to be kept or, for want of consent, held; `denied` consent drops it. */
    tracked: {
        id: string;
        metric: string;
        time: string;
    };
    kept: {
        id: string;
        kept: Storage;
    };
    /** Refused, by this tracker, by the route or by Klaviyo: it will not be sent again. */
    rejected: Rejection;
    /** Klaviyo has taken it. */
    accepted: {
        id: string;
        metric: string;
    };
    /** Something hindered keeping or sending; nothing is lost by it. */
    error: {
        detail: string;
        cause?: unknown;
    };
    /** The visitor's choice. */
    consent: Consent;
    /** Any of these: what `inspect()` shows may have changed. */
    change: unknown;
}
export interface FlushResult {
    /** Events still waiting after the attempt. */
    waiting: number;
}
/** The names of `Events` and, for one's own metrics, any other. */
export type MetricOf<Events> = (keyof Events & string) | (string & {});
export type PropertiesOf<Events, Metric> = Metric extends keyof Events ? Events[Metric] : {
    [key: string]: unknown;
};
/**
 * A shop's tracker. No call throws, and but for `inspect()` no promise rejects: what is wrong is in the
 * result and told to the listeners of `rejected` and `error`.
 */
export interface Tracker<Events = KlaviyoEvents> {
    /**
     * Keeps an event. Its id, time, properties and person are those of the call. Resolves once it is
     * committed to IndexedDB, or with `kept: 'memory'` where storage is blocked or full.
     */
    track<Metric extends MetricOf<Events>>(metric: Metric, properties?: PropertiesOf<Events, Metric>, options?: TrackOptions): Promise<TrackResult>;
    /**
     * Says who the visitor is. A new kind of identifier joins him; the same value changes and sends
     * nothing; another value is another person, unless a stronger identifier of the same call
     * (`external_id`, then `email`, then `phone_number`) is the known one.
     */
    identify(person: Person): Promise<IdentifyResult>;
    /** From here on another, unknown visitor. What was tracked before keeps its person. */
    reset(): Promise<void>;
    /**
     * `granted` stores and sends what waited. `denied` forgets what waits and what is stored of the
     * visitor in this browser. `pending` holds what comes next in memory.
     */
    consent(state: Consent): Promise<void>;
    /** Tries to send everything now. Resolves when each event was answered or the attempt failed. */
    flush(): Promise<FlushResult>;
    /**
     * What the tracker knows at this moment, for people and tests. Its code is loaded when it is
     * called; the one promise that rejects, when that fails.
     */
    inspect(): Promise<Inspection>;
    /** Calls `listener` at each such event, until the function it returns is called. */
    on<Name extends keyof TrackerEvents>(name: Name, listener: (detail: TrackerEvents[Name]) => void): () => void;
}

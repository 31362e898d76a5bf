import type { WIRE_VERSION } from './limits.js';
/** A value that survives a journey through JSON unchanged. */
export type Json = null | boolean | number | string | Json[] | {
    [key: string]: Json;
};
/** Identifiers a visitor may carry, by Klaviyo's names. */
export interface Identifiers {
    /** The shop's own id of a customer. */
    external_id?: string;
    /** In lower case, trimmed. */
    email?: string;
    /** E.164: `+`, country code, digits. */
    phone_number?: string;
    /** Klaviyo's encrypted profile id, from the link of an e-mail. */
    _kx?: string;
}
/** The person a batch of events belongs to. */
export interface WireVisitor extends Identifiers {
    anonymous_id: string;
    /** The page found no stored visitor and made this id up: the route may know an older one by its cookie. */
    fresh?: true;
}
/** Something that happened in the shop. */
export interface WireTrack {
    /** UUIDv7, made when the event was tracked; Klaviyo's `unique_id` unless one is given. */
    id: string;
    metric: string;
    /** ISO 8601 with milliseconds, by the visitor's clock. */
    time: string;
    properties?: {
        [key: string]: Json;
    };
    value?: number;
    /** ISO 4217, three capitals. */
    value_currency?: string;
    /** The page's own; Klaviyo gets it as `page.<unique_id>`, where none of the server's can be. */
    unique_id?: string;
}
/** Something learned about the visitor. Carried like an event, so that it is kept and answered like one. */
export interface WireIdentify {
    id: string;
    time: string;
    /** `first_name` and its kin, and the shop's own properties of a profile. */
    traits: {
        [key: string]: Json;
    };
    /** Identifiers were learned, not only traits: Klaviyo is to join the visitor's past to him. */
    joins?: true;
}
export type WireEvent = WireTrack | WireIdentify;
/** What a page posts to the route. */
export interface WireBatch {
    v: typeof WIRE_VERSION;
    /** The visitor's clock as the request left, ISO 8601: the route corrects times by the difference. */
    sent_at: string;
    batch: string;
    visitor: WireVisitor;
    /** Oldest first. */
    events: WireEvent[];
    /** Some of the events may have been delivered before: only the repeatable lane is safe for them. */
    resend?: true | undefined;
    /** Events this browser had to give up since it last said so, by reason. */
    dropped?: {
        [reason: string]: number;
    } | undefined;
}
/** `held`: not delivered and not refused; the page keeps the event and sends it again. */
export type ResultStatus = 'accepted' | 'duplicate' | 'rejected' | 'held';
/** The route's word on one event. */
export interface WireResult {
    id: string;
    status: ResultStatus;
    /** Why it was rejected, for programs. */
    code?: string;
    /** Where in the event, as a JSON pointer. */
    pointer?: string;
    /** Why it was rejected, for people. */
    detail?: string;
}
/** The body of a 202. */
export interface WireAnswer {
    batch: string;
    results: WireResult[];
    /** The visitor the route knows by its cookie, when a fresh one came. */
    visitor?: {
        anonymous_id: string;
    };
}
/** The body of the 200 that says what the route remembers of batches a page asks about. */
export interface WireRecall {
    /** Only batches that were answered for; the others are to be sent again. */
    batches: WireAnswer[];
}
/** The body of any refusal (RFC 9457). */
export interface ProblemDetails {
    type: string;
    title: string;
    status: number;
    detail: string;
}

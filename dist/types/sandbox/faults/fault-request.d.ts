import type { Poison } from './fault.js';
/** A fault to switch on. Everything may be left out but one thing that goes wrong. */
export interface FaultRequest {
    /** A ready one by its name, such as `throttled`; what else is named here goes before what it says. */
    preset?: string | undefined;
    /** Shown in lists. */
    name?: string | undefined;
    /** Hits requests whose path starts so. Default `/`: all of `/api` and `/client`. */
    path?: string | undefined;
    /** Hits requests of this method, such as `POST`. */
    method?: string | undefined;
    /** Hits requests that hold an event of this metric. */
    metric?: string | undefined;
    /** Hits requests of this kind. */
    lane?: 'create_event' | 'bulk' | 'client' | undefined;
    /** Hits requests that come with this private key or OAuth token; only a digest of it is kept. */
    key?: string | undefined;
    /** Answered instead of the sandbox's own status: 400 to 599. */
    status?: number | undefined;
    /** Body of that answer: Klaviyo's JSON, the page of the proxy in front, or nothing. Default `json`. */
    body?: 'json' | 'html' | 'empty' | undefined;
    /** Retry-After, in seconds. Default 1 for a 429, none for others. */
    retryAfterSeconds?: number | undefined;
    /** `after`: the request is processed first and only its answer is lost. Default `before`. */
    when?: 'before' | 'after' | undefined;
    /** Ends the connection without an answer. */
    connection?: 'drop' | undefined;
    /** Waited before anything is done, up to two minutes. Default 0. */
    delayMs?: number | undefined;
    /** Half of the answer's body comes at once, the rest so much later. */
    bodyDelayMs?: number | undefined;
    /** Half of the answer's body comes, then the connection ends. */
    truncate?: boolean | undefined;
    /** Answers 202 and loses the events; they are listed among the drops. */
    lose?: boolean | undefined;
    /** What is accepted is recorded so much later, and everything that waits with it. */
    processingDelayMs?: number | undefined;
    /** Refuses events of this metric with a 400 that points at it; in bulk the whole request. */
    rejectMetric?: string | undefined;
    /** Refuses events with this property, or with this value of it, in the same way. */
    poison?: Poison | undefined;
    /** How many requests it hits before it ends. Default: all. */
    count?: number | undefined;
    /** Fitting requests that pass before the first hit. Default 0. */
    skip?: number | undefined;
    /** Ends so much later, by the sandbox's clock. */
    forMs?: number | undefined;
    /** Ends then, by the sandbox's clock; ISO 8601. */
    until?: string | undefined;
    /** Share of the fitting requests that it hits. Default 1. */
    probability?: number | undefined;
    /** Two runs with one seed hit the same requests. Default 1. */
    seed?: number | undefined;
}

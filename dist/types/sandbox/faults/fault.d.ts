/** Which requests a fault hits: all that fit everything it names. */
export interface FaultTarget {
    /** Requests whose path starts so; default `/`, which is all of `/api` and `/client`. */
    readonly path: string;
    readonly method?: string | undefined;
    /** Requests that hold an event of this metric. */
    readonly metric?: string | undefined;
    /** Requests of this lane; see the recorded events. */
    readonly lane?: 'create_event' | 'bulk' | 'client' | undefined;
    /** Digest of the private key they come with. */
    readonly keyDigest?: string | undefined;
}
/** A property that makes Klaviyo refuse an event: any value of it, or one. */
export interface Poison {
    readonly property: string;
    readonly equals?: unknown;
}
/** What goes wrong. Several at once are possible: slow and then broken. */
export interface FaultEffect {
    /** Answered instead of the sandbox's own status. */
    readonly status?: number | undefined;
    /** `html` looks like the page of the proxy in front; `empty` is none at all. */
    readonly body: 'json' | 'html' | 'empty';
    readonly retryAfterSeconds?: number | undefined;
    /** `after` processes the request first: the answer is lost, the events are not. */
    readonly when: 'before' | 'after';
    /** `drop` ends the connection without an answer: the client sees a network error. */
    readonly connection?: 'drop' | undefined;
    /** Waited before anything is done. */
    readonly delayMs: number;
    /** Half of the answer's body comes at once, the rest so much later. */
    readonly bodyDelayMs?: number | undefined;
    /** Half of the answer's body comes, then the connection ends. */
    readonly truncate?: boolean | undefined;
    /** Events of this metric are refused with a 400 that points at it; in bulk the whole request. */
    readonly rejectMetric?: string | undefined;
    /** Events with this property are refused with a 400 that points at it; in bulk the whole request. */
    readonly poison?: Poison | undefined;
    /** Answered with 202 and lost on the way: listed among the drops. */
    readonly lose?: boolean | undefined;
    /** Everything accepted so far is recorded so much later. */
    readonly processingDelayMs?: number | undefined;
}
/** When a fault hits, and when it heals by itself. */
export interface FaultSchedule {
    /** Requests that still pass unharmed before the first hit. */
    readonly skip: number;
    /** How many requests it still hits; null for all. */
    readonly left: number | null;
    /** It ends then, by the sandbox's clock, in milliseconds; null for never. */
    readonly until: number | null;
    /** Share of the fitting requests that it hits. */
    readonly probability: number;
    /** Two runs with one seed hit the same requests. */
    readonly seed: number;
}
/** Something that goes wrong on purpose. */
export interface Fault extends FaultTarget, FaultEffect, FaultSchedule {
    readonly id: string;
    readonly name?: string | undefined;
    /** Tells the key it is about from others. */
    readonly keyId?: string | undefined;
    /** The end of that key. */
    readonly keyEnding?: string | undefined;
}

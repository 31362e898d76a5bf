/** Which events are meant; by default all. */
export interface EventQuery {
    /** The name of their metric. */
    metric?: string | undefined;
    /** The e-mail address of their person. */
    profile?: string | undefined;
}
/** Which events are waited for, and how long. */
export interface WaitQuery extends EventQuery {
    /** How many there have to be, those already there included: 0 to 10,000. Default 1. */
    count?: number | undefined;
    /** Milliseconds after which it is given up: 0 to 120,000. Default 5,000. */
    timeoutMs?: number | undefined;
}

/** The smallest key an event of that moment can have: a bound for ranges over time. */
export declare const firstIdAt: (timeMs: number) => string;
/**
 * Makes UUIDv7 ids that grow with every call, even within a millisecond and when the clock is set
 * back: key order in the outbox is the order of the calls.
 */
export declare const createIdMaker: () => ((timeMs: number) => string);

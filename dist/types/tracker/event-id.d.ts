/**
 * The 48 bits of milliseconds a UUIDv7 begins with (RFC 9562). No event of that moment or later has
 * a smaller key.
 */
export declare const firstIdAt: (timeMs: number) => string;
/**
 * Makes UUIDv7 ids that grow with every call, even within a millisecond and when the clock is set
 * back: key order in the outbox is the order of the calls.
 */
export declare const createIdMaker: () => ((timeMs?: number) => string);

/**
 * Full jitter: anywhere between nothing and a ceiling that doubles with every failure in a row, so
 * that the visitors of a shop that was down do not all come back at once.
 */
export declare const delayBefore: (failures: number, random?: () => number) => number;
/** `Retry-After` in milliseconds, given in seconds or as a date (RFC 9110, 10.2.3). */
export declare const readRetryAfterMs: (headers: Headers, nowMs?: number) => number | undefined;

/** The largest `processingMs`: ten minutes. */
export declare const MAX_PROCESSING_MS = 600000;
/** What can be chosen at the start and changed while the sandbox runs. */
export interface Settings {
    /**
     * A revision older than two years: `serve` it as it was, so that old code can be tried, or
     * `forward` it to the oldest live one, as Klaviyo does (documented). Whoever opts out of the
     * forwarding gets a 410 in both cases.
     */
    retired: 'serve' | 'forward';
    /** Asked for when a request names no revision; without it such a request is refused. */
    usualRevision: string | undefined;
    /** How long an accepted event takes until it can be read, in milliseconds. 0: no time at all. */
    processingMs: number;
    /** Share of Klaviyo's rate limits that applies: 1 is the real thing, 0 switches them off. */
    rateLimits: number;
    /** Status for a missing or wrong key: Klaviyo's docs name both, in different places. */
    missingKey: 401 | 400;
}
/** Klaviyo as it is, but for retired revisions, which the real one no longer speaks. */
export declare const usualSettings: Settings;

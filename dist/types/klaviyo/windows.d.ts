/** How many requests an endpoint takes a second and a minute. */
export type Quota = readonly [burst: number, steady: number];
/** The slowest tier: where an endpoint of unknown quota begins, until its first answer tells. */
export declare const UNKNOWN: Quota;
/** What is known of an endpoint's two windows. */
export interface Windows {
    /** When the next request may leave: in the past for now, never before an answer for `Infinity`. */
    opensAt(): number;
    /** Notes that a request leaves now. */
    start(): void;
    /** Learns from what became of it. */
    learn(headers: Headers, retryAfterMs: number): void;
}
/**
 * The windows of one endpoint. Any second and any minute, wherever they begin, see at most the
 * quota's share, because nobody says where Klaviyo's own windows begin. Nor when a request
 * arrives: it takes its place from when it leaves until a whole window after its answer.
 */
export declare const createWindows: (share: number, quota: Quota, now: () => number) => Windows;

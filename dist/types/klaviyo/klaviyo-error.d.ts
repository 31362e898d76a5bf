/** One of Klaviyo's reasons, as it sent it. */
export interface KlaviyoProblem {
    id?: string;
    status?: number;
    /** Match on this and on the pointer; the wording of `detail` may change any day (documented). */
    code: string;
    title?: string;
    detail: string;
    source?: {
        pointer?: string;
        parameter?: string;
    };
    meta?: {
        [key: string]: unknown;
    };
}
interface Facts {
    /** 0 when no answer came. */
    status: number;
    /** Empty when the body was no JSON:API error: HTML, nothing, or no answer at all. */
    problems?: KlaviyoProblem[];
    retryAfterMs?: number | undefined;
    /** Whether Klaviyo may have processed the request although no success was seen. */
    isAmbiguous: boolean;
    /** What an HTML page said, without its tags. */
    html?: string | undefined;
}
/** Hides anything that looks like a private key, wherever it turns up. */
export declare const redactKey: (text: string) => string;
/** Hides what follows a question mark: the query of an address names people. */
export declare const hideQuery: (text: string) => string;
/**
 * A call to Klaviyo that did not succeed. Never holds the request, its headers or the key.
 * `code`, `pointer`, `parameter` and `detail` are those of the first reason; `problems` has all.
 */
export declare class KlaviyoError extends Error {
    readonly name = "KlaviyoError";
    /** The method that was called, or `GET /api/...`. */
    readonly call: string;
    /** HTTP's; 0 when no answer came. */
    readonly status: number;
    /** Empty when the body was no JSON:API error. */
    readonly problems: readonly KlaviyoProblem[];
    /** `invalid`, `duplicate_profile`, `throttled` (observed); the list is not published. */
    readonly code: string | undefined;
    /** A JSON pointer into the body that was sent. */
    readonly pointer: string | undefined;
    /** The query parameter that is wrong, such as `include`. */
    readonly parameter: string | undefined;
    readonly detail: string | undefined;
    /** How long Klaviyo asked to be left alone, in milliseconds. */
    readonly retryAfterMs: number | undefined;
    /** `true` for 5xx, a timeout or a lost connection: only a request that may be repeated should be. */
    readonly isAmbiguous: boolean;
    /**
     * The beginning of what a page said, without tags, keys and queries, when the answer was HTML: a wrong
     * scheme, a challenge or an outage of Klaviyo's edge (observed).
     */
    readonly html: string | undefined;
    constructor(call: string, { status, problems, retryAfterMs, isAmbiguous, html }: Facts, cause?: string);
    /** Whether the answer was a page for people. */
    get isHtml(): boolean;
}
export {};

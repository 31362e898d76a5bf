/** One of Klaviyo's reasons, as it sent it. */
export interface KlaviyoProblem {
    id?: string;
    status?: number;
    /** Match on this and on the pointer; the wording of `detail` may change any day. */
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
}
/** Hides anything that looks like a private key, wherever it turns up. */
export declare const redactKey: (text: string) => string;
/**
 * A call to Klaviyo that did not succeed. Never holds the request, its headers or the key.
 * `code`, `pointer` and `detail` are those of the first reason.
 */
export declare class KlaviyoError extends Error {
    readonly name = "KlaviyoError";
    readonly status: number;
    readonly problems: readonly KlaviyoProblem[];
    readonly code: string | undefined;
    readonly pointer: string | undefined;
    readonly detail: string | undefined;
    /** How long Klaviyo asked to be left alone, in milliseconds. */
    readonly retryAfterMs: number | undefined;
    /** `true` for 5xx, a timeout or a lost connection: only a request that may be repeated should be. */
    readonly isAmbiguous: boolean;
    constructor(call: string, { status, problems, retryAfterMs, isAmbiguous }: Facts, cause?: string);
}
export {};

/** A request to the API, without its headers but for two: the key is among those. Status 0: no answer. */
export interface RequestEntry {
    readonly at: number;
    /** Ties it to the reject, events and drops that came of it. */
    readonly request_id: string;
    readonly method: string;
    readonly path: string;
    /** Without its `?`, decoded, redacted and cut: to be read, not to be sent. */
    readonly query: string;
    readonly status: number;
    readonly lane: string | null;
    readonly events: number;
    /** Klaviyo's operation id; null when there is no such endpoint. */
    readonly endpoint: string | null;
    readonly revision_asked: string | null;
    /** The one it was answered in; null when it did not come that far. */
    readonly revision: string | null;
    /** By the real clock. */
    readonly duration_ms: number;
    /** Id of the fault that hit it. */
    readonly fault: string | null;
    readonly user_agent: string | null;
    /** Retry-After and RateLimit-Limit of the answer. */
    readonly retry_after: string | null;
    readonly rate_limit: string | null;
}
/** A request the sandbox refused: the errors it answered and the body, redacted, both as JSON. */
export interface RejectEntry {
    readonly at: number;
    readonly request_id: string;
    readonly method: string;
    readonly path: string;
    readonly query: string;
    readonly status: number;
    readonly errors: string;
    readonly body: string;
}
/** An event that was answered with 202 and is nowhere to be found: what the real service does not tell. */
export interface DropEntry {
    readonly at: number;
    readonly reason: string;
    readonly metric: string;
    readonly unique_id: string | null;
    readonly profile_id: string | null;
    readonly lane: string;
    readonly sent: string;
    readonly request_id: string | null;
}

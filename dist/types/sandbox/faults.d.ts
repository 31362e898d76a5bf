/** Something that goes wrong on purpose. */
export interface Fault {
    /** Requests whose path starts so; default `/api`. */
    readonly path: string;
    /** Answered instead of the sandbox's own status; absent for a mere delay or a refused metric. */
    readonly status?: number;
    readonly retryAfterSeconds?: number;
    readonly body: 'json' | 'html';
    /** `after` processes the request first: the answer is lost, the events are not. */
    readonly when: 'before' | 'after';
    readonly delayMs: number;
    /** Events of this metric are refused with 400, on both endpoints. */
    readonly rejectMetric?: string;
    /** How many requests it still hits; null for all. */
    readonly left: number | null;
}
/** The switched-on faults. Those of a metric hit once for each request that holds one. */
export interface Faults {
    add(fault: Fault): void;
    clear(): void;
    list(): readonly Fault[];
    /** The first fault for a request, used up by one. */
    takeFor(path: string): Fault | undefined;
    /** Those of `names` that are to be refused. */
    takeRejected(path: string, names: readonly string[]): ReadonlySet<string>;
}
/** No faults yet. State lives here, not in the database: a restart heals everything. */
export declare const createFaults: () => Faults;

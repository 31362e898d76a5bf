import type { LogEntry } from '../route-options.js';
/** What we use of a dataset of Cloudflare's Analytics Engine. */
export interface Dataset {
    writeDataPoint(point: {
        indexes: string[];
        blobs: string[];
        doubles: number[];
    }): void;
}
/** The numbers of a line, in the order of `double1`, `double2` and so on: only ever add at the end. */
export declare const DOUBLES: readonly ['accepted', 'duplicate', 'rejected', 'held', 'repeated', 'duration_ms', 'dropped', 'klaviyo_status', 'requests', 'forgotten'];
/**
 * The log of a Worker, for entries that hide what is nobody's business: lines to the console, and a
 * point for each entry to the dataset if there is one.
 */
export declare const createWorkerLog: (dataset: Dataset | undefined, write?: (entry: LogEntry) => void) => (entry: LogEntry) => void;

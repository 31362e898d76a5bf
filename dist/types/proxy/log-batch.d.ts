import type { WireResult } from '../protocol/wire.js';
import type { Delay } from './fate.js';
import type { LogEntry } from './route-options.js';
type Counts = {
    [name: string]: number;
};
/** What became of a batch, in numbers. */
export declare const toLogEntry: (results: readonly WireResult[], dropped: Counts, delay: Delay | undefined, durationMs: number) => LogEntry;
export {};

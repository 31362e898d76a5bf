import type { WireEvent, WireResult } from '../protocol/wire.js';
import { type Clocks } from './correct-time.js';
/** Metrics that stand for money and start order flows: only the shop's server may send them. */
export declare const SERVER_ONLY_METRICS: readonly string[];
/** A metric's name without what only makes it look different. */
export declare const plainName: (name: string) => string;
export type Verdict = {
    event: WireEvent;
} | {
    rejection: WireResult;
};
/**
 * Judges one event of a batch alone, so that a bad one takes none of the others with it. Its time is
 * corrected first: a clock that stands in 1970 says nothing about the event.
 */
export declare const judgeEvent: (received: {
    id: string;
    [key: string]: unknown;
}, serverOnly: ReadonlySet<string>, clocks: Clocks) => Verdict;

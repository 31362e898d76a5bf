import type { WireEvent, WireResult } from '../protocol/wire.js';
/** Metrics that stand for money and start order flows: only the shop's server may send them. */
export declare const SERVER_ONLY_METRICS: readonly string[];
export type Verdict = {
    event: WireEvent;
} | {
    rejection: WireResult;
};
/** Judges one event of a batch alone, so that a bad one takes none of the others with it. */
export declare const judgeEvent: (received: {
    id: string;
    [key: string]: unknown;
}, serverOnly: ReadonlySet<string>) => Verdict;

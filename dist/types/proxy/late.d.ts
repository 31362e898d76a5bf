import type { WireTrack } from '../protocol/wire.js';
/** How long after it happened an event may still start flows, by metric; `*` is all others. */
export interface LateRule {
    readonly [metric: string]: number;
}
/** A cart is left within the hour; what is half a day old is news to nobody (design's choice). */
export declare const DEFAULT_LATE_RULE: LateRule;
/** Whether an event comes too late to mail somebody because of it. */
export type IsLate = (event: WireTrack) => boolean;
/** One number is the rule for all metrics; what is not named is as by default. */
export declare const createIsLate: (given?: number | LateRule) => IsLate;

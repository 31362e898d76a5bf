import type { WireTrack } from '../protocol/wire.js';
import { plainName } from './plain-name.js';

const HOUR_MS = 60 * 60 * 1000;

/** How long after it happened an event may still start flows, by metric; `*` is all others. */
export interface LateRule {
  readonly [metric: string]: number;
}

/** A cart is left within the hour; what is half a day old is news to nobody (design's choice). */
export const DEFAULT_LATE_RULE: LateRule = { '*': 6 * HOUR_MS, 'Started Checkout': HOUR_MS };

/** Whether an event comes too late to mail somebody because of it. */
export type IsLate = (event: WireTrack) => boolean;

/** One number is the rule for all metrics; what is not named is as by default. */
export const createIsLate = (given: number | LateRule = {}): IsLate => {
  const rule = typeof given === 'number' ? { '*': given } : { ...DEFAULT_LATE_RULE, ...given };
  const limits = new Map(Object.entries(rule).map(([metric, ms]) => [plainName(metric), ms]));
  const otherwise = limits.get('*') ?? Number.POSITIVE_INFINITY;
  return ({ metric, time }) =>
    Date.now() - Date.parse(time) > (limits.get(plainName(metric)) ?? otherwise);
};

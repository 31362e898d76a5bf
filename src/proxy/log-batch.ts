import type { WireResult } from '../protocol/wire.js';
import type { Delay } from './fate.js';
import type { LogEntry } from './route-options.js';

type Counts = { [name: string]: number };

/** More than any browser keeps. */
const MAX_DROPPED = 1_000_000;

/** Reasons in our own words only: a log is no place for what a stranger wrote. */
const DROP_REASONS = ['expired', 'full', 'storage'];

const count = (names: readonly string[], numbers: readonly number[] = []): Counts => {
  const counts: Counts = {};
  names.forEach((name, index) => {
    counts[name] = (counts[name] ?? 0) + (numbers[index] ?? 1);
  });
  return counts;
};

const countDropped = (dropped: Counts): Counts =>
  count(
    Object.keys(dropped).map((reason) => (DROP_REASONS.includes(reason) ? reason : 'other')),
    // A stranger may say any number.
    Object.values(dropped).map((number) => Math.min(Math.max(0, number), MAX_DROPPED)),
  );

/** What became of a batch, in numbers. */
export const toLogEntry = (
  results: readonly WireResult[],
  dropped: Counts,
  delay: Delay | undefined,
  durationMs: number,
): LogEntry => ({
  at: 'collect',
  ...count(results.map(({ status }) => status)),
  ...(Object.keys(dropped).length > 0 && { dropped: countDropped(dropped) }),
  ...(delay && { klaviyo_status: delay.status, klaviyo_code: delay.code }),
  duration_ms: durationMs,
});

/** What became of what the shop's server sent. */
export const toServerEntry = (
  results: readonly WireResult[],
  delay: Delay | undefined,
  durationMs: number,
): LogEntry => ({ ...toLogEntry(results, {}, delay, durationMs), at: 'server' });

/** A batch that was answered for before. Its events are counted already, and so is its loss. */
export const toRepeatEntry = (results: readonly WireResult[], durationMs: number): LogEntry => ({
  at: 'collect',
  repeated: results.length,
  duration_ms: durationMs,
});

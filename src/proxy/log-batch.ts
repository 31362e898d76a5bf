import type { WireResult } from '../protocol/wire.js';
import type { Delay } from './fate.js';
import type { LogEntry } from './route-options.js';

type Counts = { [name: string]: number };

/** More than any browser keeps. */
const MAX_DROPPED = 1_000_000;

/** Reasons in our own words only: a log is no place for what a stranger wrote. */
const DROP_REASONS = ['expired', 'full', 'storage'];

const countStatuses = (results: readonly WireResult[]): Counts => {
  const counts: Counts = {};
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

const countDropped = (dropped: Counts): Counts => {
  const counts: Counts = {};
  for (const [reason, number] of Object.entries(dropped)) {
    const name = DROP_REASONS.includes(reason) ? reason : 'other';
    // A stranger may say any number.
    counts[name] = (counts[name] ?? 0) + Math.min(Math.max(0, number), MAX_DROPPED);
  }
  return counts;
};

/** What became of a batch, in numbers. */
export const toLogEntry = (
  results: readonly WireResult[],
  dropped: Counts,
  delay: Delay | undefined,
  durationMs: number,
): LogEntry => {
  const entry: LogEntry = { at: 'collect', ...countStatuses(results) };
  if (Object.keys(dropped).length) entry.dropped = countDropped(dropped);
  if (delay) {
    entry.klaviyo_status = delay.status;
    entry.klaviyo_code = delay.code;
  }
  entry.duration_ms = durationMs;
  return entry;
};

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

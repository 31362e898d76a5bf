import type { LogEntry } from './route-options.js';

/** Lines of what went as it should are no closer together. */
const QUIET_MS = 1_000;
/** What such a line is made of; anything else in it is worth a line of its own. */
const OUTCOMES = ['accepted', 'duplicate', 'repeated'] as const;
const USUAL: readonly string[] = ['at', ...OUTCOMES, 'identity', 'duration_ms'];

const isUsual = (entry: LogEntry): boolean => {
  if (entry.at !== 'collect') return false;
  for (const name in entry) if (!USUAL.includes(name)) return false;
  return true;
};

const numberOf = (fact: unknown): number => (typeof fact === 'number' ? fact : 0);

/** What went as it should since the last line. */
interface Sum {
  batches: number;
  outcomes: number[];
  longestMs: number;
}

const emptySum = (): Sum => ({ batches: 0, outcomes: OUTCOMES.map(() => 0), longestMs: 0 });

const toEntry = ({ batches, outcomes, longestMs }: Sum): LogEntry => ({
  at: 'collect',
  batches,
  ...Object.fromEntries(
    OUTCOMES.map((name, at) => [name, outcomes[at]] as const).filter(([, n]) => n),
  ),
  duration_ms: longestMs,
});

/**
 * One line of JSON for each entry, but for batches that went as they should: of those a line a second
 * tells, of all since the one before, with the longest duration. What comes in the last second before
 * silence is told with the next batch. `/metrics` counts each at once.
 */
export const createConsoleLog = (
  write = (line: string): void => console.log(line),
): ((entry: LogEntry) => void) => {
  let quietUntilMs = 0;
  let sum = emptySum();
  return (entry) => {
    if (!isUsual(entry)) return write(JSON.stringify(entry));
    sum.batches += 1;
    OUTCOMES.forEach((name, at) => {
      sum.outcomes[at] = (sum.outcomes[at] ?? 0) + numberOf(entry[name]);
    });
    sum.longestMs = Math.max(sum.longestMs, numberOf(entry.duration_ms));
    const nowMs = Date.now();
    if (nowMs < quietUntilMs) return;
    quietUntilMs = nowMs + QUIET_MS;
    const line = sum.batches === 1 ? entry : toEntry(sum);
    sum = emptySum();
    write(JSON.stringify(line));
  };
};

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

type Counts = { [name: string]: number };

/** What went as it should since the last line. */
interface Sum {
  batches: number;
  outcomes: Counts;
  /** How many batches of whom the route knows, by how well. */
  identities: Counts;
  longestMs: number;
}

const emptySum = (): Sum => ({ batches: 0, outcomes: {}, identities: {}, longestMs: 0 });

const addTo = (counts: Counts, name: string, more: number): void => {
  counts[name] = (counts[name] ?? 0) + more;
};

const addEntry = (sum: Sum, entry: LogEntry): void => {
  sum.batches += 1;
  for (const name of OUTCOMES) if (entry[name]) addTo(sum.outcomes, name, numberOf(entry[name]));
  if (entry.identity) addTo(sum.identities, String(entry.identity), 1);
  sum.longestMs = Math.max(sum.longestMs, numberOf(entry.duration_ms));
};

const toEntry = ({ batches, outcomes, identities, longestMs }: Sum): LogEntry => ({
  at: 'collect',
  batches,
  ...outcomes,
  ...(Object.keys(identities).length > 0 && { identities }),
  duration_ms: longestMs,
});

/**
 * One line of JSON for each entry, but for batches that went as they should: of those one a second
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
    addEntry(sum, entry);
    const nowMs = Date.now();
    if (nowMs < quietUntilMs) return;
    quietUntilMs = nowMs + QUIET_MS;
    const line = sum.batches === 1 ? entry : toEntry(sum);
    sum = emptySum();
    write(JSON.stringify(line));
  };
};

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
 * tells, of all since the one before, with the longest duration. Where a timer ends with the request
 * that began it, as in a Worker, the last second before silence is told with the next batch.
 */
export const createConsoleLog = (
  write = (line: string): void => console.log(line),
): ((entry: LogEntry) => void) => {
  let quietUntilMs = 0;
  let sum = emptySum();
  let timedUntilMs = 0;
  const writeEntry = (entry: LogEntry): void => write(JSON.stringify(entry));

  const tell = (entry: LogEntry): void => {
    sum = emptySum();
    quietUntilMs = Date.now() + QUIET_MS;
    writeEntry(entry);
  };
  const tellSoon = (delayMs: number): void => {
    if (timedUntilMs === quietUntilMs) return;
    timedUntilMs = quietUntilMs;
    const timer: unknown = setTimeout(() => {
      if (sum.batches) tell(toEntry(sum));
    }, delayMs);
    // No process waits for a line.
    (timer as { unref?: () => void }).unref?.();
  };
  return (entry) => {
    if (!isUsual(entry)) return writeEntry(entry);
    addEntry(sum, entry);
    const waitMs = quietUntilMs - Date.now();
    if (waitMs > 0) tellSoon(waitMs);
    else tell(sum.batches === 1 ? entry : toEntry(sum));
  };
};

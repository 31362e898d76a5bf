import { createConsoleLog } from '../console-log.js';
import type { LogEntry } from '../route-options.js';

/** What we use of a dataset of Cloudflare's Analytics Engine. */
export interface Dataset {
  writeDataPoint(point: { indexes: string[]; blobs: string[]; doubles: number[] }): void;
}

/** The numbers of a line, in the order of `double1`, `double2` and so on: only ever add at the end. */
export const DOUBLES = [
  'accepted',
  'duplicate',
  'rejected',
  'held',
  'repeated',
  'duration_ms',
  'dropped',
  'klaviyo_status',
  'requests',
  'forgotten',
] as const;

const toText = (fact: unknown): string => (typeof fact === 'string' ? fact : '');

/** A number, or the sum of several. */
const toNumber = (fact: unknown): number => {
  if (typeof fact === 'number') return fact;
  if (typeof fact !== 'object' || fact === null) return 0;
  return Object.values(fact).reduce((sum: number, number) => sum + toNumber(number), 0);
};

/** A line of the log as a data point; it holds no more than the line does. */
const toPoint = (entry: LogEntry) => ({
  indexes: [entry.at],
  blobs: [entry.at, toText(entry.name), toText(entry.klaviyo_code ?? entry.by ?? entry.budget)],
  doubles: DOUBLES.map((name) => toNumber(entry[name])),
});

/**
 * The log of a Worker, for entries that hide what is nobody's business: lines to the console, and a
 * point for each entry to the dataset if there is one.
 */
export const createWorkerLog =
  (dataset: Dataset | undefined, write = createConsoleLog()) =>
  (entry: LogEntry): void => {
    write(entry);
    try {
      dataset?.writeDataPoint(toPoint(entry));
    } catch {
      // The line is written, and no event shall suffer from a dataset.
    }
  };

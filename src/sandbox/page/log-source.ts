import type { Change } from '../feed.js';
import { createLogPages, type LogPages, type LogPart, PAGE } from './log-pages.js';
import { oneAtATime } from './one-at-a-time.js';

const NEWS_PAUSE_MS = 150;
const FILL_PAUSE_MS = 20;

/** A log that reads itself. */
export interface Source<Row> {
  readonly address: string;
  readonly pages: LogPages<Row>;
  readonly want: (first: number, last: number) => void;
  readonly listen: (changed: readonly Change[] | 'all') => void;
  readonly stop: () => void;
}

/** What a source is made from. */
interface Following {
  /** With a `search` in its query. */
  readonly address: string;
  readonly on: readonly Change[];
  /** True when rows only come at the end and never change; otherwise all are read again. */
  readonly onlyGrows: boolean;
  readonly onChange: () => void;
}

const createReader =
  <Row>(address: string, signal: AbortSignal) =>
  async (query: string): Promise<LogPart<Row> | undefined> => {
    try {
      const response = await fetch(`${address}&limit=${PAGE}${query}`, { signal });
      return response.ok ? ((await response.json()) as LogPart<Row>) : undefined;
    } catch {
      return undefined; // The sandbox is down, or nobody wants the rows any longer.
    }
  };

/** Reads the log at an address, at first its newest page. */
export const createSource = <Row>({ address, on, onlyGrows, onChange }: Following): Source<Row> => {
  const pages = createLogPages<Row>();
  const stopped = new AbortController();
  const { signal } = stopped;
  let range: readonly [number, number] = [0, 0];
  let isStale = true;
  // What was asked for before a reset must not come in after it.
  let era = 0;
  const read = createReader<Row>(address, signal);
  const readAgain = async () => {
    // Set before reading: a reset that comes meanwhile sets it again.
    isStale = !onlyGrows;
    const starts = pages.starts(...range);
    const [newest, ...seen] = await Promise.all([
      read(''),
      ...starts.map((start) => read(`&from=${start}`)),
    ]);
    if (newest === undefined) {
      isStale = true;
      return;
    }
    era += 1;
    pages.replace(newest);
    seen.forEach((part, index) => {
      if (part) pages.put(starts[index] ?? 0, part);
    });
  };
  const readNews = async () => {
    const part = await read(`&after=${pages.newest()}`);
    if (part) pages.append(part);
  };
  const news = oneAtATime(async () => {
    await (isStale ? readAgain() : readNews());
    if (!signal.aborted) onChange();
  }, NEWS_PAUSE_MS);
  const fillPage = async (start: number) => {
    const asker = era;
    const part = await read(`&from=${start}`);
    if (part && era === asker) pages.put(start, part);
  };
  // What flew past while the rows before were on their way is not asked for at all.
  const filling = oneAtATime(async () => {
    const starts = pages.missing(...range);
    await Promise.all(starts.map(fillPage));
    if (starts.length > 0 && !signal.aborted) onChange();
  }, FILL_PAUSE_MS);
  news.ask();
  return {
    address,
    pages,
    want: (first, last) => {
      range = [first, last];
      if (pages.missing(first, last).length > 0) filling.ask();
    },
    listen: (changed) => {
      if (changed === 'all') isStale = true;
      if (changed === 'all' || changed.some((change) => on.includes(change))) news.ask();
    },
    stop: () => {
      news.stop();
      filling.stop();
      stopped.abort();
    },
  };
};

import { useEffect, useReducer, useRef } from 'preact/hooks';

import { useLive } from './live.js';
import { createLogPages, type LogPages, type LogPart, PAGE } from './log-pages.js';
import { oneAtATime } from './one-at-a-time.js';
import type { Change } from './sandbox-data.js';

/** A log of the sandbox that keeps itself up to date. */
export interface Log<Row> {
  /** What it was read from. */
  readonly address: string;
  /** False while what is asked for still loads: these are the rows of what was asked for before. */
  readonly isCurrent: boolean;
  readonly total: number;
  readonly rowAt: (position: number) => Row | undefined;
  /** Makes sure that the rows of a range come, sooner or later. */
  readonly want: (first: number, last: number) => void;
}

const NEWS_PAUSE_MS = 150;
const FILL_PAUSE_MS = 20;

interface Source<Row> {
  readonly address: string;
  readonly pages: LogPages<Row>;
  readonly want: Log<Row>['want'];
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

const createSource = <Row>({ address, on, onlyGrows, onChange }: Following): Source<Row> => {
  const pages = createLogPages<Row>();
  const stopped = new AbortController();
  const { signal } = stopped;
  let range: readonly [number, number] = [0, 0];
  let isStale = true;
  // What was asked for before a reset must not come in after it.
  let era = 0;
  const read = async (query: string): Promise<LogPart<Row> | undefined> => {
    try {
      const response = await fetch(`${address}&limit=${PAGE}${query}`, { signal });
      return response.ok ? ((await response.json()) as LogPart<Row>) : undefined;
    } catch {
      return undefined; // The sandbox is down, or nobody wants the rows any longer.
    }
  };
  const readAgain = async () => {
    const starts = pages.starts(...range);
    const [newest, ...seen] = await Promise.all([
      read(''),
      ...starts.map((start) => read(`&from=${start}`)),
    ]);
    if (newest === undefined) return;
    era += 1;
    isStale = !onlyGrows;
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

/**
 * Follows the log at an address, which has a `search` in its query; of one that only grows it
 * fetches nothing but what is newer. While another address loads, the rows of the one before stay.
 */
export const useLog = <Row>(
  address: string,
  on: readonly Change[],
  onlyGrows = true,
): Log<Row> | 'loading' => {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const source = useRef<Source<Row> | undefined>(undefined);
  const shown = useRef<Source<Row> | undefined>(undefined);
  const { subscribe } = useLive();
  useEffect(() => {
    const onChange = () => redraw(undefined);
    const created = createSource<Row>({ address, on, onlyGrows, onChange });
    source.current = created;
    const unsubscribe = subscribe(created.listen);
    return () => {
      unsubscribe();
      created.stop();
    };
  }, [address]);
  if (source.current?.pages.newest() !== undefined) shown.current = source.current;
  if (shown.current === undefined) return 'loading';
  const { pages, want, address: of } = shown.current;
  return { address: of, isCurrent: of === address, total: pages.total(), rowAt: pages.rowAt, want };
};

import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { Change } from '../feed.js';
import { useLive } from './live.js';
import { createSource, type Source } from './log-source.js';

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

import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

import { Empty } from './empty.js';
import { LogToolbar } from './log-toolbar.js';
import { useHold } from './use-hold.js';
import type { Log } from './use-log.js';
import { WindowedList } from './windowed-list.js';

interface LogListProps<Row> {
  readonly log: Log<Row>;
  /** What a row is, as one and as several. */
  readonly noun: readonly [string, string];
  readonly isFiltered: boolean;
  /** The fields that filter; they stand before the button that pauses. */
  readonly filters: ComponentChildren;
  /** Where a row leads. */
  readonly href: (row: Row) => string;
  readonly isOpen: (row: Row) => boolean;
  /** What stands in a row. */
  readonly children: (row: Row) => ComponentChildren;
  /** Stands for the list while there is nothing at all. */
  readonly empty: ComponentChildren;
  /** What to do when nothing matches. */
  readonly advice: string;
}

const format = new Intl.NumberFormat('en');

type RowsProps<Row> = Pick<LogListProps<Row>, 'log' | 'noun' | 'href' | 'isOpen' | 'children'>;

const Rows = <Row,>({
  log,
  noun,
  href,
  isOpen,
  children,
  shown,
}: RowsProps<Row> & { shown: number }) => (
  <WindowedList
    label={`${noun[1]}, newest first`}
    count={shown}
    onRange={log.want}
    row={(position, link) => {
      const found = log.rowAt(position);
      if (found === undefined)
        return (
          <a class="row is-loading" aria-busy="true" {...link}>
            <span class="row-main">Loading…</span>
          </a>
        );
      const current = isOpen(found) && { 'aria-current': 'true' as const };
      return (
        <a class="row" href={href(found)} {...current} {...link}>
          {children(found)}
        </a>
      );
    }}
  />
);

/** A live list of any length with its filters, a pause button and the news that came meanwhile. */
export const LogList = <Row,>(props: LogListProps<Row>) => {
  const { log, noun, isFiltered, filters, empty, advice } = props;
  const list = useRef<HTMLDivElement>(null);
  const hold = useHold(list, log.total, log.address);
  const { shown, news, release } = hold;
  const isEmpty = log.isCurrent && log.total === 0;
  const showNews = () => {
    release();
    scrollTo({ top: 0, behavior: 'instant' });
    // The button goes away, so the focus goes to the first of what it showed.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('.row')?.focus({ preventScroll: true }),
    );
  };
  return (
    <>
      <LogToolbar hold={hold} noun={noun} isFiltered={isFiltered} isSearching={!log.isCurrent}>
        {filters}
      </LogToolbar>
      {isEmpty && !isFiltered && empty}
      {isEmpty && isFiltered && (
        <Empty title="Nothing matches">
          <p>{advice}</p>
        </Empty>
      )}
      <div class="log" ref={list}>
        {news > 0 && (
          <p class="news">
            <button type="button" onClick={showNews}>
              Show {format.format(news)} new
            </button>
          </p>
        )}
        {shown > 0 && <Rows {...props} shown={shown} />}
      </div>
    </>
  );
};

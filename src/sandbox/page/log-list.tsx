import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

import { Announcement } from './announcement.js';
import { Empty } from './empty.js';
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

/** A live list of any length with its filters, a pause button and the news that came meanwhile. */
export const LogList = <Row,>(props: LogListProps<Row>) => {
  const { log, noun, isFiltered, filters, href, isOpen, children, empty, advice } = props;
  const top = useRef<HTMLDivElement>(null);
  const { shown, news, isPaused, setPaused } = useHold(top, log.total, log.address);
  const nameRows = (count: number) => `${format.format(count)} ${noun[count === 1 ? 0 : 1]}`;
  const countWords = !log.isCurrent
    ? ['Searching…']
    : [
        nameRows(shown) + (isFiltered ? ' found' : ''),
        ...(news > 0 ? [`${format.format(news)} new waiting`] : []),
      ];
  const showNews = () => {
    setPaused(false);
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo({ top: 0, behavior: 'instant' });
  };
  return (
    <>
      <div class="toolbar">
        {filters}
        <button
          type="button"
          class={isPaused ? 'is-on' : ''}
          onClick={() => setPaused(!isPaused)}
          aria-pressed={isPaused}
        >
          Pause
        </button>
        <Announcement text={countWords.join(', ')} />
      </div>
      {log.isCurrent && log.total === 0 && !isFiltered && empty}
      {log.isCurrent && log.total === 0 && isFiltered && (
        <Empty title="Nothing matches">
          <p>{advice}</p>
        </Empty>
      )}
      <div class="log" ref={top}>
        {news > 0 && (
          <p class="news">
            <button type="button" onClick={showNews}>
              Show {format.format(news)} new
            </button>
          </p>
        )}
        {shown > 0 && (
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
        )}
      </div>
    </>
  );
};

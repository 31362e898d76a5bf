import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import { FilterChips } from './filter-chips.js';
import { Loading } from './loading.js';
import { LogList } from './log-list.js';
import { linkTo, type Route } from './route.js';
import { SearchBox } from './search-box.js';
import { SplitView } from './split-view.js';
import { useLog } from './use-log.js';
import { useSearch } from './use-search.js';

type Chips = Parameters<typeof FilterChips>[0];

interface LogViewProps<Row> {
  readonly view: Route['view'];
  readonly title: string;
  /** What a row is, as one and as several. */
  readonly noun: readonly [string, string];
  /** Where the rows come from, and what tells of new ones; as `useLog` takes them. */
  readonly source: Parameters<typeof useLog>;
  /** Values of one parameter to choose from, beside the search. */
  readonly chips?: Pick<Chips, 'label' | 'options'> & { readonly parameter: string };
  /** What stands in the address of an open row. */
  readonly idOf: (row: Row) => string | number;
  /** What stands in a row. */
  readonly children: (row: Row) => ComponentChildren;
  /** Stands for the list while there is nothing at all. */
  readonly empty: ComponentChildren;
  /** What to do when nothing matches. */
  readonly advice: string;
  readonly openId: string | undefined;
  readonly details: (id: string) => ComponentChildren;
}

/** A live list that can be searched, with one of its rows open beside it. */
export const LogView = <Row,>(props: LogViewProps<Row>) => {
  const { view, title, noun, chips, idOf, openId, details } = props;
  const { text, setText, search } = useSearch();
  const [chosen, setChosen] = useState('');
  const query = new URLSearchParams({
    search,
    ...(chips && chosen && { [chips.parameter]: chosen }),
  });
  const [path, ...rest] = props.source;
  const log = useLog<Row>(`${path}?${query}`, ...rest);
  const filters = (
    <>
      <SearchBox label={`Filter ${noun[1]}`} value={text} onChange={setText} />
      {chips && (
        <FilterChips
          label={chips.label}
          options={chips.options}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
    </>
  );
  const list =
    log === 'loading' ? (
      <Loading />
    ) : (
      <LogList
        log={log}
        noun={noun}
        isFiltered={search !== '' || chosen !== ''}
        filters={filters}
        href={(row) => linkTo(view, idOf(row))}
        isOpen={(row) => String(idOf(row)) === openId}
        empty={props.empty}
        advice={props.advice}
      >
        {props.children}
      </LogList>
    );
  return (
    <SplitView
      view={view}
      title={title}
      list={list}
      openId={openId}
      details={openId && details(openId)}
    />
  );
};

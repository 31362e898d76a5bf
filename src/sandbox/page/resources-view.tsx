import { useState } from 'preact/hooks';

import { Empty } from './empty.js';
import { FilterChips } from './filter-chips.js';
import { Loading } from './loading.js';
import { LogList } from './log-list.js';
import { Moment } from './moment.js';
import { ResourceDetails } from './resource-details.js';
import { linkTo } from './route.js';
import { SearchBox } from './search-box.js';
import { SplitView } from './split-view.js';
import { useData } from './use-data.js';
import { useLog } from './use-log.js';
import { useSearch } from './use-search.js';

interface Row {
  readonly seq: number;
  readonly type: string;
  readonly id: string;
  readonly name: string | null;
  readonly updated: string;
}

const ResourceRow = ({ row }: { row: Row }) => (
  <>
    <span class="chip is-letter" aria-hidden="true">
      {row.type.slice(0, 1).toUpperCase()}
    </span>
    <span class="row-main">
      <span class="row-title">
        <span class="row-name">{row.name ?? row.id}</span>
      </span>
      <span class="row-detail">
        {row.type} · {row.id}
      </span>
    </span>
    <span class="row-time">
      <Moment at={row.updated} />
    </span>
  </>
);

const nothing = (
  <Empty title="No resource yet">
    <p>
      Lists, segments, templates, coupons, catalog items and whatever else is created through the
      API appear here.
    </p>
  </Empty>
);

/** Everything else the API keeps, by type. */
export const ResourcesView = ({ id }: { id: string | undefined }) => {
  const { text, setText, search } = useSearch();
  const [type, setType] = useState('');
  const types = useData<{ type: string; total: number }[]>(
    '/_sandbox/resources',
    'resources',
    'requests',
  );
  const query = new URLSearchParams({ search, ...(type !== '' && { type }) });
  const log = useLog<Row>(`/_sandbox/resources?${query}`, ['resources', 'requests'], false);
  const options = typeof types === 'string' ? [] : types;
  const filters = (
    <>
      <SearchBox label="Filter resources" value={text} onChange={setText} />
      <FilterChips
        label="Type"
        options={options.map(({ type: value, total }) => ({ value, title: value, count: total }))}
        chosen={type}
        onChoose={setType}
      />
    </>
  );
  const list =
    log === 'loading' ? (
      <Loading />
    ) : (
      <LogList
        log={log}
        noun={['resource', 'resources']}
        isFiltered={search !== '' || type !== ''}
        filters={filters}
        href={(row) => linkTo('resources', row.seq)}
        isOpen={(row) => String(row.seq) === id}
        empty={nothing}
        advice="Every word must be in the type, the id or the attributes."
      >
        {(row) => <ResourceRow row={row} />}
      </LogList>
    );
  return (
    <SplitView
      view="resources"
      title="Resources"
      list={list}
      openId={id}
      details={id && <ResourceDetails key={id} id={id} />}
    />
  );
};

import { useState } from 'preact/hooks';

import { EventDetails } from './event-details.js';
import { EventRow } from './event-row.js';
import { FilterChips } from './filter-chips.js';
import { FirstEvent } from './first-event.js';
import { Loading } from './loading.js';
import { LogList } from './log-list.js';
import { linkTo } from './route.js';
import type { EventInShort, MetricCount } from './sandbox-data.js';
import { SearchBox } from './search-box.js';
import { SplitView } from './split-view.js';
import { useData } from './use-data.js';
import { useLog } from './use-log.js';
import { useSearch } from './use-search.js';

/** The live stream of events, newest first, with one of them open beside it. */
export const EventsView = ({ id }: { id: string | undefined }) => {
  const { text, setText, search } = useSearch();
  const [metric, setMetric] = useState('');
  const metrics = useData<MetricCount[]>('/_sandbox/metrics', 'events');
  const query = new URLSearchParams({ search, ...(metric !== '' && { metric }) });
  const log = useLog<EventInShort>(`/_sandbox/events?${query}`, ['events']);
  const options = typeof metrics === 'string' ? [] : metrics;
  const filters = (
    <>
      <SearchBox label="Filter events" value={text} onChange={setText} />
      <FilterChips
        label="Metric"
        options={options.map(({ name, events }) => ({ value: name, title: name, count: events }))}
        chosen={metric}
        onChoose={setMetric}
      />
    </>
  );
  const list =
    log === 'loading' ? (
      <Loading />
    ) : (
      <LogList
        log={log}
        noun={['event', 'events']}
        isFiltered={search !== '' || metric !== ''}
        filters={filters}
        href={(event) => linkTo('events', event.id)}
        isOpen={(event) => String(event.id) === id}
        empty={<FirstEvent />}
        advice="Every word must be in the metric, the person or the properties."
      >
        {(event) => <EventRow event={event} />}
      </LogList>
    );
  return (
    <SplitView
      view="events"
      title="Events"
      list={list}
      openId={id}
      details={id && <EventDetails id={id} />}
    />
  );
};

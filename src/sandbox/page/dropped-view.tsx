import { DropDetails } from './drop-details.js';
import { Empty } from './empty.js';
import type { DropInShort } from './journal-data.js';
import { Loading } from './loading.js';
import { LogList } from './log-list.js';
import { MetricChip } from './metric-chip.js';
import { Moment } from './moment.js';
import { RefusedTabs } from './refused-tabs.js';
import { linkTo } from './route.js';
import { SearchBox } from './search-box.js';
import { SplitView } from './split-view.js';
import { useLog } from './use-log.js';
import { useSearch } from './use-search.js';

const DropRow = ({ drop }: { drop: DropInShort }) => (
  <>
    <MetricChip metric={drop.metric} />
    <span class="row-main">
      <span class="row-title">
        <span class="row-name">{drop.metric}</span>
      </span>
      <span class="row-detail">{drop.reason}</span>
    </span>
    <span class="row-time">
      <Moment at={drop.at} />
    </span>
  </>
);

const nothing = (
  <Empty title="Nothing was dropped">
    <p>
      Events that Klaviyo would drop after its 202 appear here, each with the reason that the real
      service does not tell. To see one, send an event twice with the same <code>unique_id</code>.
    </p>
  </Empty>
);

/** Events that were answered with 202 and not recorded. */
export const DroppedView = ({ id }: { id: string | undefined }) => {
  const { text, setText, search } = useSearch();
  const log = useLog<DropInShort>(`/_sandbox/drops?${new URLSearchParams({ search })}`, ['drops']);
  const list =
    log === 'loading' ? (
      <Loading />
    ) : (
      <LogList
        log={log}
        noun={['dropped event', 'dropped events']}
        isFiltered={search !== ''}
        filters={<SearchBox label="Filter dropped events" value={text} onChange={setText} />}
        href={(drop) => linkTo('dropped', drop.seq)}
        isOpen={(drop) => String(drop.seq) === id}
        empty={nothing}
        advice="Every word must be in the metric, the reason or the event."
      >
        {(drop) => <DropRow drop={drop} />}
      </LogList>
    );
  return (
    <>
      <RefusedTabs view="dropped" />
      <SplitView
        view="dropped"
        title="Dropped events"
        list={list}
        openId={id}
        details={id && <DropDetails key={id} id={id} />}
      />
    </>
  );
};

import { Empty } from './empty.js';
import type { RejectInShort } from './journal-data.js';
import { Loading } from './loading.js';
import { LogList } from './log-list.js';
import { Moment } from './moment.js';
import { RefusedTabs } from './refused-tabs.js';
import { RejectDetails } from './reject-details.js';
import { linkTo } from './route.js';
import { SearchBox } from './search-box.js';
import { SplitView } from './split-view.js';
import { useLog } from './use-log.js';
import { useSearch } from './use-search.js';

const RejectRow = ({ reject }: { reject: RejectInShort }) => (
  <>
    <span class="code">{reject.status}</span>
    <span class="row-main">
      <span class="row-title">
        <span class="row-name">{reject.detail}</span>
        {(reject.problems ?? 1) > 1 && <span class="tag">{reject.problems} problems</span>}
      </span>
      <span class="row-detail">
        {reject.method} {reject.path}
      </span>
    </span>
    <span class="row-person">{reject.code}</span>
    <span class="row-time">
      <Moment at={reject.at} />
    </span>
  </>
);

const nothing = (
  <Empty title="Nothing was refused">
    <p>
      Requests answered with 4xx appear here, each with the reason, the place in its body and what
      to change. To see one, send an event without a profile.
    </p>
  </Empty>
);

/** Requests that were refused aloud. */
export const RefusedView = ({ id }: { id: string | undefined }) => {
  const { text, setText, search } = useSearch();
  const log = useLog<RejectInShort>(`/_sandbox/rejects?${new URLSearchParams({ search })}`, [
    'rejects',
  ]);
  const list =
    log === 'loading' ? (
      <Loading />
    ) : (
      <LogList
        log={log}
        noun={['refused request', 'refused requests']}
        isFiltered={search !== ''}
        filters={<SearchBox label="Filter refused requests" value={text} onChange={setText} />}
        href={(reject) => linkTo('refused', reject.seq)}
        isOpen={(reject) => String(reject.seq) === id}
        empty={nothing}
        advice="Every word must be in the path, the errors or the body."
      >
        {(reject) => <RejectRow reject={reject} />}
      </LogList>
    );
  return (
    <>
      <RefusedTabs view="refused" />
      <SplitView
        view="refused"
        title="Refused requests"
        list={list}
        openId={id}
        details={id && <RejectDetails key={id} id={id} />}
      />
    </>
  );
};

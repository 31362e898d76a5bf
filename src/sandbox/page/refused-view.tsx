import { wordAddress } from './address.js';
import { Empty } from './empty.js';
import type { RejectInShort } from './journal-data.js';
import { LogView } from './log-view.js';
import { Moment } from './moment.js';
import { RefusedTabs } from './refused-tabs.js';
import { RejectDetails } from './reject-details.js';

const RejectRow = ({ reject }: { reject: RejectInShort }) => (
  <>
    <span class="code">{reject.status}</span>
    <span class="row-main">
      <span class="row-title">
        <span class="row-name">{reject.detail}</span>
        {(reject.problems ?? 1) > 1 && <span class="tag">{reject.problems} problems</span>}
      </span>
      <span class="row-detail">
        {reject.method} {wordAddress(reject)}
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
export const RefusedView = ({ id }: { id: string | undefined }) => (
  <>
    <RefusedTabs view="refused" />
    <LogView<RejectInShort>
      view="refused"
      title="Refused requests"
      noun={['refused request', 'refused requests']}
      source={['/_sandbox/rejects', ['rejects']]}
      idOf={({ seq }) => seq}
      empty={nothing}
      advice="Every word must be in the path, the errors or the body."
      openId={id}
      details={(seq) => <RejectDetails key={seq} id={seq} />}
    >
      {(reject) => <RejectRow reject={reject} />}
    </LogView>
  </>
);

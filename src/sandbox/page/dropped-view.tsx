import { DropDetails } from './drop-details.js';
import { Empty } from './empty.js';
import type { DropInShort } from './journal-data.js';
import { LogView } from './log-view.js';
import { MetricChip } from './metric-chip.js';
import { Moment } from './moment.js';
import { RefusedTabs } from './refused-tabs.js';

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
export const DroppedView = ({ id }: { id: string | undefined }) => (
  <>
    <RefusedTabs view="dropped" />
    <LogView<DropInShort>
      view="dropped"
      title="Dropped events"
      noun={['dropped event', 'dropped events']}
      source={['/_sandbox/drops', ['drops']]}
      idOf={({ seq }) => seq}
      empty={nothing}
      advice="Every word must be in the metric, the reason or the event."
      openId={id}
      details={(seq) => <DropDetails key={seq} id={seq} />}
    >
      {(drop) => <DropRow drop={drop} />}
    </LogView>
  </>
);

import { BehaviourHints } from './behaviour-hints.js';
import { findDropFix } from './drop-fixes.js';
import { Empty } from './empty.js';
import { Facts } from './facts.js';
import type { Drop } from './journal-data.js';
import { JsonView } from './json-view.js';
import { Loading } from './loading.js';
import { MetricChip } from './metric-chip.js';
import { Moment } from './moment.js';
import { linkTo } from './route.js';
import { useData } from './use-data.js';

// The reason names the event that was there first.
const Reason = ({ reason }: { reason: string }) => {
  const [, before, id, after] = /^(duplicate of )event (\w+)(.*)$/.exec(reason) ?? [];
  if (id === undefined) return <>{reason}</>;
  return (
    <>
      {before}
      <a href={linkTo('events', id)}>event {id}</a>
      {after}
    </>
  );
};

// What told two events apart, or did not.
const findCause = (reason: string): string | undefined => {
  if (/same time/.test(reason)) return '/data/attributes/time';
  return /unique_id/.test(reason) ? '/data/attributes/unique_id' : undefined;
};

/** One dropped event: why, what to do, and where in the event. */
export const DropDetails = ({ id }: { id: string }) => {
  const drop = useData<Drop>(`/_sandbox/drops/${encodeURIComponent(id)}`);
  if (drop === 'loading') return <Loading />;
  if (drop === 'missing')
    return (
      <Empty title="This event is gone">
        <p>The sandbox was reset since. Choose another from the list.</p>
      </Empty>
    );
  const pointer = findCause(drop.reason);
  const note = drop.reason.replace(/ of event \w+/, '');
  return (
    <article aria-labelledby="drop-title">
      <h2 id="drop-title" class="with-chip">
        <MetricChip metric={drop.metric} /> {drop.metric}
      </h2>
      <div class="verdict">
        <p>
          <strong>202, then dropped:</strong> <Reason reason={drop.reason} />
        </p>
        <p>
          <strong>Fix:</strong> {findDropFix(drop.reason)}
        </p>
        {/ fault /.test(drop.reason) && (
          <p>
            <a href={linkTo('faults')}>Switched-on faults</a>
          </p>
        )}
      </div>
      <BehaviourHints
        occasions={[{ status: 202, detail: drop.reason, place: '' }]}
        terms={['identif']}
      />
      <Facts
        of={{
          Arrived: <Moment at={drop.at} />,
          Person: drop.profile_id && (
            <a href={linkTo('people', drop.profile_id)}>{drop.profile_id}</a>
          ),
          'Unique id': drop.unique_id,
          'Came by': drop.lane,
        }}
      />
      <h3>As sent</h3>
      <JsonView
        value={drop.sent}
        label="The event as sent"
        marks={pointer === undefined ? [] : [{ pointer, note }]}
      />
    </article>
  );
};

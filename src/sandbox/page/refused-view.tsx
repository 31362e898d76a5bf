import { Empty } from './empty.js';
import { JsonView } from './json-view.js';
import { Moment } from './moment.js';
import { linkTo } from './route.js';
import type { Drop, Reject } from './sandbox-data.js';
import { useData } from './use-data.js';

const RejectEntry = ({ reject }: { reject: Reject }) => {
  const pointers = reject.errors.flatMap(({ source }) => source?.pointer ?? []);
  return (
    <details class="entry">
      <summary>
        <span class="code">{reject.status}</span>
        <span class="entry-main">{reject.errors[0]?.detail}</span>
        <Moment at={reject.at} />
      </summary>
      <p class="hint">
        {reject.method} {reject.path}
      </p>
      <ul class="problems">
        {reject.errors.map(({ detail, source }) => (
          <li key={`${source?.pointer}${detail}`}>
            {detail} <code>{source?.pointer ?? source?.parameter}</code>
          </li>
        ))}
      </ul>
      <JsonView value={reject.body} label="The request, redacted" marks={pointers} />
    </details>
  );
};

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

const DropEntry = ({ drop }: { drop: Drop }) => (
  <details class="entry">
    <summary>
      <span class="code">202</span>
      <span class="entry-main">
        {drop.metric}: {drop.reason.replace(/ of event \w+/, '')}
      </span>
      <Moment at={drop.at} />
    </summary>
    <p>
      <Reason reason={drop.reason} />
    </p>
    <JsonView value={drop.sent} label="The event as sent" />
  </details>
);

/** What did not become an event: requests refused aloud, and events dropped in silence. */
export const RefusedView = () => {
  const rejects = useData<Reject[]>('/_sandbox/rejects?limit=200', 'rejects');
  const drops = useData<Drop[]>('/_sandbox/drops?limit=200', 'drops');
  if (typeof rejects === 'string' || typeof drops === 'string') return <p class="hint">Loading…</p>;
  if (rejects.length === 0 && drops.length === 0)
    return (
      <Empty title="Nothing went wrong">
        <p>
          Refused requests (4xx) and events that Klaviyo would drop after its 202 appear here, each
          with the reason. To see one, send an event twice with the same <code>unique_id</code>.
        </p>
      </Empty>
    );
  return (
    <div class="columns">
      <section aria-labelledby="rejects-title">
        <h2 id="rejects-title">Refused</h2>
        <p class="hint">Answered with 4xx. Personal values are masked.</p>
        {rejects.toReversed().map((reject) => (
          <RejectEntry key={reject.seq} reject={reject} />
        ))}
        {rejects.length === 0 && <p>No request was refused.</p>}
      </section>
      <section aria-labelledby="drops-title">
        <h2 id="drops-title">Dropped</h2>
        <p class="hint">Answered with 202 and not recorded: what the real service does not tell.</p>
        {drops.toReversed().map((drop) => (
          <DropEntry key={drop.seq} drop={drop} />
        ))}
        {drops.length === 0 && <p>No event was dropped.</p>}
      </section>
    </div>
  );
};

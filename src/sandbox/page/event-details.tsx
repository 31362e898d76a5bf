import { CopyButton } from './copy-button.js';
import { toCurl } from './curl.js';
import { wordDelay } from './delay.js';
import { Empty } from './empty.js';
import { Facts } from './facts.js';
import { JsonView } from './json-view.js';
import { MetricChip } from './metric-chip.js';
import { Moment } from './moment.js';
import { namePerson } from './person-name.js';
import { linkTo } from './route.js';
import type { SandboxEvent } from './sandbox-data.js';
import { useData } from './use-data.js';

const EventFacts = ({ event }: { event: SandboxEvent }) => {
  const { profile, value, value_currency, lane, revision } = event;
  const delay = wordDelay(event.time, event.received_at);
  const facts = {
    Person: <a href={linkTo('people', profile.id)}>{namePerson(profile)}</a>,
    Happened: <Moment at={event.time} />,
    'Time as sent': event.time_sent,
    Arrived: (
      <>
        <Moment at={event.received_at} />
        {delay !== undefined && ` (${delay} later)`}
      </>
    ),
    Value: value === null ? null : `${value} ${value_currency ?? ''}`,
    'Unique id': event.unique_id,
    'Came by': lane === 'internal' ? 'Klaviyo itself' : `${lane}, revision ${revision}`,
    Backfill: event.backfill ? 'yes: starts no flows' : null,
    'Event id': event.id,
  };
  return <Facts of={facts} />;
};

/** One event: what it is, whose, how it came, and exactly what was sent. */
export const EventDetails = ({ id }: { id: string }) => {
  const event = useData<SandboxEvent>(`/_sandbox/events/${encodeURIComponent(id)}`, 'people');
  if (event === 'loading') return <p class="hint">Loading…</p>;
  if (event === 'missing')
    return (
      <Empty title="This event is gone">
        <p>The sandbox was reset since. Choose another from the list.</p>
      </Empty>
    );
  return (
    <article aria-labelledby="event-title">
      <h2 id="event-title" class="with-chip">
        <MetricChip metric={event.metric} /> {event.metric}
      </h2>
      <EventFacts event={event} />
      <h3>Properties</h3>
      <JsonView value={event.properties} label="Properties" />
      {event.lane !== 'internal' && (
        <>
          <h3>As sent</h3>
          <p class="actions">
            <CopyButton label="Copy as curl" text={() => toCurl(event, location.origin)} />
            <CopyButton label="Copy JSON" text={() => JSON.stringify(event.sent, null, 2)} />
          </p>
          <JsonView value={event.sent} label="The request as sent" />
        </>
      )}
    </article>
  );
};

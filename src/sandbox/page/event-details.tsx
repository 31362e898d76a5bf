import { CopyButton } from './copy-button.js';
import { toCurl } from './curl.js';
import { wordDelay } from './delay.js';
import { Empty } from './empty.js';
import { EventAsRead } from './event-as-read.js';
import { Facts } from './facts.js';
import { JsonView } from './json-view.js';
import { Loading } from './loading.js';
import { MetricChip } from './metric-chip.js';
import { Moment } from './moment.js';
import { namePerson } from './person-name.js';
import { toResend } from './resend.js';
import { linkTo } from './route.js';
import type { Lane, SandboxEvent } from './sandbox-data.js';
import { useData } from './use-data.js';

const lanes: Record<Lane, string> = {
  create_event: 'POST /api/events',
  bulk: 'POST /api/event-bulk-create-jobs',
  client: 'POST /client/events',
  internal: 'Klaviyo itself',
};

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
    'Came by': lanes[lane] + (revision === '' ? '' : `, revision ${revision}`),
    Backfill: event.backfill ? 'yes: starts no flows' : null,
    'Event id': event.id,
  };
  return <Facts of={facts} />;
};

const CopyCurl = ({
  event,
  as,
  label,
}: {
  event: SandboxEvent;
  as: 'create' | 'bulk';
  label: string;
}) => {
  const resend = toResend(event, as);
  if (resend === undefined) return null;
  return <CopyButton label={label} text={() => toCurl(resend, event.revision, location.origin)} />;
};

const AsSent = ({ event }: { event: SandboxEvent }) => (
  <>
    <h3>As sent</h3>
    <div class="actions">
      <CopyCurl event={event} as="create" label="Copy as curl" />
      <CopyCurl event={event} as="bulk" label="Copy as bulk curl" />
      <CopyButton label="Copy JSON" text={() => JSON.stringify(event.sent, null, 2)} />
    </div>
    <JsonView value={event.sent} label="The request as sent" />
  </>
);

/** One event: what it is, whose, how it came, exactly what was sent and what the API makes of it. */
export const EventDetails = ({ id }: { id: string }) => {
  const event = useData<SandboxEvent>(`/_sandbox/events/${encodeURIComponent(id)}`, 'people');
  if (event === 'loading') return <Loading />;
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
      {event.lane !== 'internal' && <AsSent event={event} />}
      <EventAsRead key={event.id} id={event.id} />
    </article>
  );
};

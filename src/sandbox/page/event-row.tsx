import { wordDelay } from './delay.js';
import { MetricChip } from './metric-chip.js';
import { Moment } from './moment.js';
import type { EventInShort } from './sandbox-data.js';

interface EventRowProps {
  readonly event: EventInShort;
  /** A person's own timeline need not name the person. */
  readonly hidesPerson?: boolean;
}

/** What is remarkable about an event's way here. */
const EventTags = ({ event }: { event: EventInShort }) => {
  const delay = wordDelay(event.time, event.received_at);
  return (
    <>
      {delay !== undefined && <span class="tag">waited {delay}</span>}
      {event.lane === 'bulk' && <span class="tag">bulk</span>}
      {event.lane === 'client' && <span class="tag">browser</span>}
      {event.lane === 'internal' && <span class="tag">by Klaviyo</span>}
      {event.backfill && <span class="tag">backfill</span>}
    </>
  );
};

/** What stands in an event's row. */
export const EventRow = ({ event, hidesPerson }: EventRowProps) => (
  <>
    <MetricChip metric={event.metric} />
    <span class="row-main">
      <span class="row-title">
        <span class="row-name">{event.metric}</span> <EventTags event={event} />
      </span>
      <span class="row-detail">
        {!hidesPerson && (
          <span class="row-who">
            {event.person.name}
            {event.about && ' · '}
          </span>
        )}
        {event.about}
      </span>
    </span>
    {!hidesPerson && <span class="row-person">{event.person.name}</span>}
    <span class="row-time">
      <Moment at={event.time} />
    </span>
  </>
);

import { wordDelay } from './delay.js';
import { MetricChip } from './metric-chip.js';
import { Moment } from './moment.js';
import { linkTo } from './route.js';
import type { EventInShort } from './sandbox-data.js';
import type { RowLink } from './windowed-list.js';

interface EventRowProps {
  readonly event: EventInShort;
  readonly isOpen?: boolean;
  /** A person's own timeline need not name the person. */
  readonly hidesPerson?: boolean;
  readonly link?: RowLink;
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

/** One event in a list, a link to its details. */
export const EventRow = ({ event, isOpen, hidesPerson, link }: EventRowProps) => (
  <a
    class="row"
    href={linkTo('events', event.id)}
    {...(isOpen && { 'aria-current': 'true' as const })}
    {...link}
  >
    <MetricChip metric={event.metric} />
    <span class="row-main">
      <span class="row-title">
        <span class="row-name">{event.metric}</span> <EventTags event={event} />
      </span>
      <span class="row-detail">{event.about}</span>
    </span>
    {!hidesPerson && <span class="row-person">{event.person.name}</span>}
    <span class="row-time">
      <Moment at={event.time} />
    </span>
  </a>
);

import { wordDelay } from './delay.js';
import { MetricChip } from './metric-chip.js';
import { Moment } from './moment.js';
import { namePerson } from './person-name.js';
import { linkTo } from './route.js';
import type { SandboxEvent } from './sandbox-data.js';
import { summarise } from './summary.js';

interface EventRowProps {
  readonly event: SandboxEvent;
  readonly isOpen?: boolean;
  /** A person's own timeline need not name the person. */
  readonly hidesPerson?: boolean;
}

/** What is remarkable about an event's way here. */
export const EventTags = ({ event }: { event: SandboxEvent }) => {
  const delay = wordDelay(event.time, event.received_at);
  return (
    <>
      {delay !== undefined && <span class="tag">waited {delay}</span>}
      {event.lane === 'bulk' && <span class="tag">bulk</span>}
      {event.lane === 'internal' && <span class="tag">by Klaviyo</span>}
      {event.backfill && <span class="tag">backfill</span>}
    </>
  );
};

/** One event in a list, a link to its details. */
export const EventRow = ({ event, isOpen = false, hidesPerson = false }: EventRowProps) => (
  <li>
    <a
      class="row"
      href={linkTo('events', event.id)}
      {...(isOpen && { 'aria-current': 'true' as const })}
    >
      <MetricChip metric={event.metric} />
      <span class="row-main">
        <span class="row-title">
          {event.metric} <EventTags event={event} />
        </span>
        <span class="row-detail">{summarise(event)}</span>
      </span>
      {!hidesPerson && <span class="row-person">{namePerson(event.profile)}</span>}
      <span class="row-time">
        <Moment at={event.time} />
      </span>
    </a>
  </li>
);

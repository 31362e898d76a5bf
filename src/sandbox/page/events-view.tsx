import { useState } from 'preact/hooks';

import { Announcement } from './announcement.js';
import { Empty } from './empty.js';
import { EventDetails } from './event-details.js';
import { EventRow } from './event-row.js';
import { FirstEvent } from './first-event.js';
import { matches } from './matches.js';
import type { SandboxEvent } from './sandbox-data.js';
import { SearchBox } from './search-box.js';
import { SplitView } from './split-view.js';
import { useData } from './use-data.js';

const MOST = 300;

const countWords = (shown: number, filter: string, waiting: number) => {
  const events = `${shown} ${shown === 1 ? 'event' : 'events'}`;
  const found = filter.trim() === '' ? events : `${events} found`;
  return waiting > 0 ? `${found}, ${waiting} more waiting` : found;
};

const EventList = ({ events, openId }: { events: readonly SandboxEvent[]; openId?: string }) => (
  <ul class="rows" aria-label="Events, newest first">
    {events.map((event) => (
      <EventRow key={event.id} event={event} isOpen={event.id === openId} />
    ))}
  </ul>
);

const isNewTo = (held: readonly SandboxEvent[]) => {
  const known = new Set(held.map(({ id }) => id));
  return ({ id }: SandboxEvent) => !known.has(id);
};

/** The live stream of events, newest first, with one of them open beside it. */
export const EventsView = ({ id }: { id: string | undefined }) => {
  const loaded = useData<SandboxEvent[]>(`/_sandbox/events?limit=${MOST}`, 'events', 'people');
  const [filter, setFilter] = useState('');
  const [held, setHeld] = useState<readonly SandboxEvent[]>();
  if (typeof loaded === 'string') return <p class="hint">Loading…</p>;
  const latest = held ?? loaded;
  const shown = latest.filter((event) => matches(event, filter)).toReversed();
  const waiting = held === undefined ? 0 : loaded.filter(isNewTo(held)).length;
  const list = (
    <>
      <div class="toolbar">
        <SearchBox label="Filter events" value={filter} onChange={setFilter} />
        <button
          type="button"
          class={held === undefined ? '' : 'is-on'}
          onClick={() => setHeld(held === undefined ? loaded : undefined)}
        >
          {held === undefined ? 'Pause' : 'Resume'}
        </button>
        <Announcement text={countWords(shown.length, filter, waiting)} />
      </div>
      {latest.length === 0 && <FirstEvent />}
      {latest.length > 0 && shown.length === 0 && (
        <Empty title="Nothing matches">
          <p>Every word must be in the metric, the person or the properties.</p>
        </Empty>
      )}
      <EventList events={shown} {...(id !== undefined && { openId: id })} />
    </>
  );
  return (
    <SplitView view="events" list={list} openId={id} details={id && <EventDetails id={id} />} />
  );
};

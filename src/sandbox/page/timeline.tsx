import { useState } from 'preact/hooks';

import { EventRow } from './event-row.js';
import { Loading } from './loading.js';
import { linkTo } from './route.js';
import type { EventInShort } from './sandbox-data.js';
import { useData } from './use-data.js';

interface Part {
  readonly total: number;
  readonly rows: readonly EventInShort[];
}

const STEP = 50;

/** Everything one person did, the latest first, Klaviyo's own events included. */
export const Timeline = ({ id }: { id: string }) => {
  const [limit, setLimit] = useState(STEP);
  const path = `/_sandbox/profiles/${encodeURIComponent(id)}/events?limit=`;
  const part = useData<Part>(path + limit, 'events', 'people');
  const [held, setHeld] = useState<Part>();
  if (typeof part !== 'string' && part !== held) setHeld(part);
  const shown = typeof part === 'string' ? held : part;
  if (shown === undefined) return <Loading />;
  if (shown.total === 0) return <p class="hint">No events yet.</p>;
  const more = shown.total - shown.rows.length;
  return (
    <>
      <ul class="rows is-timeline" aria-label="Timeline, latest first">
        {shown.rows.map((event) => (
          <li key={event.id}>
            <a class="row" href={linkTo('events', event.id)}>
              <EventRow event={event} hidesPerson />
            </a>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p class="actions is-after">
          <button type="button" onClick={() => setLimit(limit + 2 * STEP)}>
            Show earlier events
          </button>
          <span class="hint">{more} more</span>
        </p>
      )}
    </>
  );
};

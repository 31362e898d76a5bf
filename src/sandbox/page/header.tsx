import { type Live, useLive } from './live.js';
import { linkTo, type Route } from './route.js';
import type { State } from './sandbox-data.js';
import { useData } from './use-data.js';

const words: Record<Live['status'], string> = {
  connecting: 'Connecting…',
  live: 'Live',
  down: 'The sandbox does not answer. Trying again…',
};

const Faults = ({ count }: { count: number }) => {
  const switchOff = () => fetch('/_sandbox/faults', { method: 'DELETE' });
  return (
    <p class="banner" role="status">
      <span>
        {count === 1 ? 'One fault is' : `${count} faults are`} switched on: some requests fail on
        purpose.
      </span>
      <button type="button" onClick={switchOff}>
        Switch off
      </button>
    </p>
  );
};

/** Title, connection, the three views with their counts, and a warning while faults are on. */
export const Header = ({ view }: Pick<Route, 'view'>) => {
  const { status } = useLive();
  const state = useData<State>('/_sandbox/state', 'events', 'people', 'rejects', 'drops', 'faults');
  const counts = typeof state === 'string' ? undefined : state;
  const tab = (name: Route['view'], label: string, count: number | undefined) => (
    <a href={linkTo(name)} {...(name === view && { 'aria-current': 'page' as const })}>
      {label} <span class="number">{count ?? ''}</span>
    </a>
  );
  return (
    <header>
      <div class="title">
        <h1>Klaviyo in a box</h1>
        <p class={`status is-${status}`} role="status">
          {words[status]}
        </p>
      </div>
      <nav aria-label="Views">
        {tab('events', 'Events', counts?.events)}
        {tab('people', 'People', counts?.profiles)}
        {tab('refused', 'Rejects & drops', counts && counts.rejects + counts.drops)}
      </nav>
      {counts !== undefined && counts.faults > 0 && <Faults count={counts.faults} />}
    </header>
  );
};

import { useCallback, useState } from 'preact/hooks';

import { useSandboxClock } from './clock-context.js';
import { ClockPanel } from './clock-panel.js';
import { command } from './command.js';
import { type Live, useLive } from './live.js';
import { Navigation } from './navigation.js';
import { linkTo, type Route } from './route.js';
import type { State } from './sandbox-data.js';
import type { Clock } from './use-clock.js';
import { useData } from './use-data.js';

const words: Record<Live['status'], string> = {
  connecting: 'Connecting…',
  live: 'Live',
  down: 'The sandbox does not answer. Trying again…',
};

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

const FaultBanner = ({ count }: { count: number }) => (
  <div class="banner">
    <p role="status">
      <span aria-hidden="true">⚠ </span>
      {count === 1 ? 'One fault is' : `${count} faults are`} switched on: some requests fail on
      purpose. <a href={linkTo('faults')}>Which?</a>
    </p>
    <button type="button" onClick={() => command('DELETE', '/_sandbox/faults')}>
      Switch off
    </button>
  </div>
);

const ClockBanner = ({ clock }: { clock: Clock }) => (
  <div class="banner">
    <p role="status">
      <span aria-hidden="true">◷ </span>
      The sandbox’s clock {clock.isStopped ? 'stands still' : 'is not the real one'}.
    </p>
    <button type="button" onClick={() => command('POST', '/_sandbox/clock', { real: true })}>
      Back to the real time
    </button>
  </div>
);

const ClockButton = ({
  clock,
  isOpen,
  onClick,
}: {
  clock: Clock;
  isOpen: boolean;
  onClick: () => void;
}) => (
  <button
    type="button"
    class="clock"
    aria-expanded={isOpen}
    aria-controls={isOpen ? 'clock-panel' : undefined}
    onClick={onClick}
  >
    <span class="hidden">Clock: </span>
    {!clock.isReal && `${day.format(clock.now)}, `}
    {time.format(clock.now)}
    {clock.isStopped && ' (stopped)'}
  </button>
);

/** Title, connection, clock, the views with their counts, and warnings while something is not as usual. */
export const Header = ({ view }: Pick<Route, 'view'>) => {
  const { status } = useLive();
  const clock = useSandboxClock();
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => {
    setOpen(false);
    document.querySelector<HTMLElement>('button.clock')?.focus();
  }, []);
  const state = useData<State>(
    '/_sandbox/state',
    'events',
    'people',
    'rejects',
    'drops',
    'requests',
    'faults',
  );
  const counts = typeof state === 'string' ? undefined : state;
  return (
    <header>
      <div class="title">
        <h1>Klaviyo in a box</h1>
        <div class="state">
          <p class={`status is-${status}`} role="status">
            {words[status]}
          </p>
          {clock && <ClockButton clock={clock} isOpen={isOpen} onClick={() => setOpen(!isOpen)} />}
        </div>
      </div>
      {clock && isOpen && <ClockPanel clock={clock} onClose={close} />}
      <Navigation view={view} counts={counts} />
      {counts !== undefined && counts.faults > 0 && <FaultBanner count={counts.faults} />}
      {clock && !clock.isReal && <ClockBanner clock={clock} />}
    </header>
  );
};

import { useEffect, useState } from 'preact/hooks';

import { command } from './command.js';
import type { Clock } from './use-clock.js';

const path = '/_sandbox/clock';

const steps = [
  ['1 minute', 60_000],
  ['1 hour', 3_600_000],
  ['1 day', 86_400_000],
  ['1 year', 31_536_000_000],
] as const;

// What the field wants: local time to the second, as everywhere on the page.
const toField = (milliseconds: number) => {
  const offset = new Date(milliseconds).getTimezoneOffset() * 60_000;
  return new Date(milliseconds - offset).toISOString().slice(0, 19);
};

// Ticks until somebody goes to it, for a field that ticks could not be filled in.
const useField = (now: number) => {
  const [held, setHeld] = useState<string>();
  const [isTouched, setTouched] = useState(false);
  const release = () => {
    setHeld(undefined);
    setTouched(false);
  };
  const field = {
    value: held ?? toField(now),
    onFocus: () => setHeld((text) => text ?? toField(now)),
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      setTouched(true);
      setHeld(currentTarget.value);
    },
    onBlur: () => !isTouched && release(),
  };
  return { field, release };
};

// Escape closes the panel first and what lies under it the next time.
const useEscape = (onEscape: () => void) =>
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onEscape();
    };
    addEventListener('keydown', close, true);
    return () => removeEventListener('keydown', close, true);
  }, [onEscape]);

interface ClockPanelProps {
  readonly clock: Clock;
  readonly onClose: () => void;
}

/** Stops, moves and sets the sandbox's clock; rate windows, retirements and time bounds follow it. */
export const ClockPanel = ({ clock, onClose }: ClockPanelProps) => {
  const [problem, setProblem] = useState('');
  const { field, release } = useField(clock.now);
  useEscape(onClose);
  const change = async (body: object) => {
    const reason = await command('POST', path, body);
    setProblem(reason ?? '');
    return reason === undefined;
  };
  const set = async (event: SubmitEvent) => {
    event.preventDefault();
    const time = Date.parse(field.value);
    if (Number.isNaN(time)) setProblem('Choose a day and a time.');
    else if (await change({ now: new Date(time).toISOString() })) release();
  };
  return (
    <section class="clock-panel" id="clock-panel" aria-label="Clock of the sandbox">
      <p class="hint">Rate windows, retirements and time bounds follow this clock.</p>
      <div class="actions">
        <button type="button" onClick={() => change({ stopped: !clock.isStopped })}>
          {clock.isStopped ? 'Let it run' : 'Stop it'}
        </button>
        {steps.map(([title, advanceMs]) => (
          <button
            key={title}
            type="button"
            aria-label={`Forward by ${title}`}
            onClick={() => change({ advanceMs })}
          >
            +{title}
          </button>
        ))}
        <button type="button" disabled={clock.isReal} onClick={() => change({ real: true })}>
          Back to the real time
        </button>
      </div>
      <form class="actions" onSubmit={set}>
        <label class="field">
          <span>Set it to</span>
          <input type="datetime-local" step="1" {...field} />
        </label>
        <button type="submit">Set</button>
        <span role="alert" class="problem">
          {problem}
        </span>
      </form>
    </section>
  );
};

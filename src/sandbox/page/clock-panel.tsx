import { useState } from 'preact/hooks';

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

/** Stops, moves and sets the sandbox's clock; rate windows, retirements and time bounds follow it. */
export const ClockPanel = ({ clock }: { clock: Clock }) => {
  const [problem, setProblem] = useState('');
  // A field that ticks could not be filled in.
  const [start] = useState(() => toField(clock.now));
  const change = async (body: object) => setProblem((await command('POST', path, body)) ?? '');
  const set = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const text = String(form.get('now') ?? '');
    const time = Date.parse(text);
    if (Number.isNaN(time)) setProblem('Choose a day and a time.');
    else change({ now: new Date(time).toISOString() });
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
          <input name="now" type="datetime-local" step="1" defaultValue={start} />
        </label>
        <button type="submit">Set</button>
        <span role="alert" class="problem">
          {problem}
        </span>
      </form>
    </section>
  );
};

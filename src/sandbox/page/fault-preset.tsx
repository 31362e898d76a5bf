import { command } from './command.js';
import type { Fault, FaultPreset } from './fault.js';

const path = '/_sandbox/faults';

interface PresetCardProps {
  readonly preset: FaultPreset;
  readonly faults: readonly Fault[];
  readonly onDone: (said: string) => void;
}

const switchOff = async (faults: readonly Fault[]) => {
  for (const { id } of faults) {
    const problem = await command('DELETE', `${path}/${encodeURIComponent(id)}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

/** A fault that only has to be switched on, or off again while it is. */
export const PresetCard = ({ preset, faults, onDone }: PresetCardProps) => {
  const { title, description, name, fault } = preset;
  const on = faults.filter((other) => other.name === name);
  const isOn = on.length > 0;
  const change = async () => {
    const problem = await (isOn ? switchOff(on) : command('POST', path, fault));
    onDone(problem ?? `${title} is ${isOn ? 'off' : 'on'}.`);
  };
  const word = isOn ? 'Switch off' : 'Switch on';
  return (
    <li class={isOn ? 'card is-warning' : 'card'}>
      <div>
        <strong>{title}</strong> {isOn && <span class="tag is-loud">on</span>}
        <p class="hint">{description}</p>
      </div>
      <button type="button" onClick={change} aria-label={`${word} ${title}`}>
        {word}
      </button>
    </li>
  );
};

import { useRef, useState } from 'preact/hooks';

import { command } from './command.js';
import { type Fault, type FaultPreset, wordFault, wordRest } from './fault.js';
import { FaultForm } from './fault-form.js';
import { PresetCard } from './fault-preset.js';
import { Loading } from './loading.js';
import { useData } from './use-data.js';
import { useKeepInView } from './use-keep-in-view.js';

const path = '/_sandbox/faults';

const FaultEntry = ({ fault }: { fault: Fault }) => {
  const remove = () => command('DELETE', `${path}/${encodeURIComponent(fault.id)}`);
  return (
    <li class="card is-warning">
      <div>
        <strong>{fault.name ?? 'Fault'}</strong>
        <p>{wordFault(fault)}</p>
        <p class="hint">{wordRest(fault)}</p>
      </div>
      <button type="button" onClick={remove} aria-label={`Switch off ${wordFault(fault)}`}>
        Switch off
      </button>
    </li>
  );
};

/** What goes wrong on purpose: what is on, what is ready to be, and a form for the rest. */
export const FaultsView = () => {
  const faults = useData<Fault[]>(path, 'faults', 'requests');
  const presets = useData<FaultPreset[]>(`${path}/presets`);
  const [said, setSaid] = useState('');
  const place = useRef<HTMLDivElement>(null);
  useKeepInView(place);
  if (typeof faults === 'string') return <Loading />;
  return (
    <div ref={place}>
      <section aria-labelledby="on-title" class="block">
        <h2 id="on-title">Switched on</h2>
        {faults.length === 0 && (
          <p class="hint">Nothing goes wrong on purpose. Choose a fault below.</p>
        )}
        <ul class="cards is-wide">
          {faults.map((fault) => (
            <FaultEntry key={fault.id} fault={fault} />
          ))}
        </ul>
        <p role="status" class="hint">
          {said}
        </p>
      </section>
      {typeof presets !== 'string' && (
        <section aria-labelledby="presets-title" class="block">
          <h2 id="presets-title">What goes wrong most</h2>
          <ul class="cards">
            {presets.map((preset) => (
              <PresetCard key={preset.name} preset={preset} faults={faults} onDone={setSaid} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="own-title" class="block">
        <h2 id="own-title">A fault of your own</h2>
        <FaultForm onDone={setSaid} />
      </section>
    </div>
  );
};

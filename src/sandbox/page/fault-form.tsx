import { useState } from 'preact/hooks';

import { command } from './command.js';
import { Choice, Field } from './field.js';

const numbers = ['status', 'retryAfterSeconds', 'delayMs', 'count', 'probability'] as const;
const texts = ['path', 'method', 'rejectMetric', 'body', 'when'] as const;

/** The filled-in fields as the sandbox wants them; a percentage becomes a share. */
export const readFault = (form: FormData): Record<string, unknown> => {
  const get = (name: string) => String(form.get(name) ?? '').trim();
  const fault: Record<string, unknown> = {};
  for (const name of texts) if (get(name) !== '') fault[name] = get(name);
  for (const name of numbers) if (get(name) !== '') fault[name] = Number(get(name));
  if (typeof fault.probability === 'number') fault.probability /= 100;
  if (get('connection') !== '') fault.connection = get('connection');
  if (get('property') !== '') fault.poison = { property: get('property') };
  return fault;
};

/** Any fault, put together by hand. */
export const FaultForm = ({ onDone }: { onDone: (said: string) => void }) => {
  const [problem, setProblem] = useState('');
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const reason = await command('POST', '/_sandbox/faults', readFault(new FormData(form)));
    setProblem(reason ?? '');
    if (reason !== undefined) return;
    form.reset();
    onDone('The fault is on.');
  };
  return (
    <form onSubmit={add} class="panel">
      <div class="fields">
        <Field label="Path starts with" name="path" hint="/api/events" />
        <Choice label="Method" name="method">
          <option value="">any</option>
          <option>GET</option>
          <option>POST</option>
          <option>PATCH</option>
          <option>DELETE</option>
        </Choice>
        <Field label="Status" name="status" isNumber hint="503" />
        <Choice label="Body" name="body">
          <option value="json">JSON, as the API words it</option>
          <option value="html">HTML page</option>
          <option value="empty">none</option>
        </Choice>
        <Field label="Retry-After, seconds" name="retryAfterSeconds" isNumber hint="2" />
        <Choice label="When" name="when">
          <option value="before">before anything is recorded</option>
          <option value="after">after it is recorded</option>
        </Choice>
        <Choice label="Connection" name="connection">
          <option value="">stays</option>
          <option value="drop">ends without an answer</option>
        </Choice>
        <Field label="Delay, milliseconds" name="delayMs" isNumber hint="5000" />
        <Field label="Refuse events of the metric" name="rejectMetric" hint="Viewed Product" />
        <Field label="Refuse events with the property" name="property" hint="poison" />
        <Field label="Number of requests" name="count" isNumber hint="all" />
        <Field label="Share of requests, %" name="probability" isNumber hint="100" />
      </div>
      <p class="actions">
        <button type="submit" class="is-main">
          Switch on
        </button>
        <span role="alert" class="problem">
          {problem}
        </span>
      </p>
    </form>
  );
};

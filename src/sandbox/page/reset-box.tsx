import { useRef, useState } from 'preact/hooks';

import { command } from './command.js';

/** Forgets everything, after a question. */
export const ResetBox = () => {
  const dialog = useRef<HTMLDialogElement>(null);
  const [said, setSaid] = useState('');
  const reset = async () => {
    const problem = await command('POST', '/_sandbox/reset');
    setSaid(problem ?? 'The sandbox is empty.');
    dialog.current?.close();
  };
  return (
    <>
      <p class="actions">
        <button type="button" onClick={() => dialog.current?.showModal()}>
          Reset the sandbox…
        </button>
        <span role="status" class="hint">
          {said}
        </span>
      </p>
      <dialog ref={dialog} aria-labelledby="reset-question">
        <h2 id="reset-question">Forget everything?</h2>
        <p>
          Events, people, resources, requests and faults are deleted; settings and the clock go back
          to where they were at the start. There is no way back.
        </p>
        <p class="actions">
          <button type="button" onClick={() => dialog.current?.close()}>
            Keep everything
          </button>
          <button type="button" class="is-danger" onClick={reset}>
            Reset
          </button>
        </p>
      </dialog>
    </>
  );
};

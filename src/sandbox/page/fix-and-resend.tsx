import { useState } from 'preact/hooks';

import { wordAddress } from './address.js';
import { type ApiAnswer, askApi, NEWEST } from './ask-api.js';
import type { Reject } from './journal-data.js';
import { JsonView } from './json-view.js';

const Verdict = ({ answer }: { answer: ApiAnswer | undefined }) => (
  <div role="status">
    {answer !== undefined && (
      <>
        <p class={answer.status < 400 ? 'outcome is-good' : 'outcome is-bad'}>
          {answer.status < 400 ? 'Taken' : 'Refused again'}: {answer.status}
        </p>
        {answer.body !== '' && <JsonView value={answer.body} label="The answer" />}
      </>
    )}
  </div>
);

/** The body to correct and send once more, to this sandbox, with a stand-in for a key. */
export const FixAndResend = ({ reject }: { reject: Reject }) => {
  const { method } = reject;
  const path = wordAddress(reject);
  const [body, setBody] = useState(() => JSON.stringify(reject.body, null, 2));
  const [revision, setRevision] = useState(reject.revision ?? NEWEST);
  const [answer, setAnswer] = useState<ApiAnswer>();
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    setAnswer(await askApi({ method, path, revision, body }));
  };
  return (
    <details class="fold">
      <summary>Fix and resend</summary>
      <form onSubmit={send}>
        <label class="field">
          <span>Revision</span>
          <input
            value={revision}
            onInput={({ currentTarget }) => setRevision(currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>Body</span>
          <textarea
            rows={12}
            spellcheck={false}
            value={body}
            onInput={({ currentTarget }) => setBody(currentTarget.value)}
          />
        </label>
        <p class="actions">
          <button type="submit" class="is-main">
            Send to this sandbox
          </button>
        </p>
      </form>
      <Verdict answer={answer} />
    </details>
  );
};

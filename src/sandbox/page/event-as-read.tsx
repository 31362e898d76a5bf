import { useState } from 'preact/hooks';

import { type ApiAnswer, askApi } from './ask-api.js';
import { JsonView } from './json-view.js';

/** What `GET /api/events/:id` answers; asked for only on demand, because it is a request like any other. */
export const EventAsRead = ({ id }: { id: string }) => {
  const [answer, setAnswer] = useState<ApiAnswer>();
  const path = `/api/events/${encodeURIComponent(id)}?include=metric,profile`;
  const ask = async () => setAnswer(await askApi({ path }));
  return (
    <>
      <h3>As the API reads it</h3>
      <div class="actions">
        <button type="button" onClick={ask}>
          {answer === undefined ? 'Ask the API' : 'Ask again'}
        </button>
        <code class="hint">GET {path}</code>
      </div>
      {answer !== undefined && (
        <JsonView value={answer.body} label={`Answer of the API, status ${answer.status}`} />
      )}
    </>
  );
};

import { Empty } from './empty.js';
import { Facts } from './facts.js';
import { findFix } from './fixes.js';
import type { RequestRow } from './journal-data.js';
import { Loading } from './loading.js';
import { Moment } from './moment.js';
import { linkTo } from './route.js';
import { useData } from './use-data.js';

const words: Readonly<Record<string, string>> = {
  endpoint: 'Operation',
  revision_asked: 'Revision asked',
  revision: 'Answered in',
  lane: 'Lane',
  events: 'Events',
  user_agent: 'Client',
  fault: 'Fault',
};

/** One request: everything that was noted of it. */
export const RequestDetails = ({ id }: { id: string }) => {
  const request = useData<RequestRow>(`/_sandbox/requests/${encodeURIComponent(id)}`);
  if (request === 'loading') return <Loading />;
  if (request === 'missing')
    return (
      <Empty title="This request is gone">
        <p>The sandbox was reset since. Choose another from the list.</p>
      </Empty>
    );
  const { method, path, status, at, duration_ms } = request;
  const noted = Object.entries(words).map(([key, title]) => [title, request[key]] as const);
  const facts = Object.fromEntries(
    noted.map(([title, value]) => [title, value ? String(value) : null]),
  );
  return (
    <article aria-labelledby="request-title">
      <h2 id="request-title">
        <span class={status === 0 || status >= 400 ? 'code' : 'code is-good'}>
          {status === 0 ? 'no answer' : status}
        </span>{' '}
        {method} {path}
      </h2>
      <Facts
        of={{
          Arrived: <Moment at={at} />,
          Took: typeof duration_ms === 'number' ? `${duration_ms.toFixed(1)} ms` : null,
          ...facts,
        }}
      />
      {status >= 400 && (
        <div class="verdict">
          <p>
            <strong>Fix:</strong> {findFix({ status, detail: '', place: '' })}
          </p>
          <p>
            <a href={linkTo(request.fault ? 'faults' : 'refused')}>
              {request.fault ? 'Switched-on faults' : 'All refused requests, with their bodies'}
            </a>
          </p>
        </div>
      )}
    </article>
  );
};

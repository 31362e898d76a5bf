import { wordAddress } from './address.js';
import { Empty } from './empty.js';
import { Facts } from './facts.js';
import type { RequestInFull } from './journal-data.js';
import { Loading } from './loading.js';
import { Moment } from './moment.js';
import { Brought, Refusal } from './request-outcome.js';
import { useData } from './use-data.js';

const words: Readonly<Record<string, string>> = {
  endpoint: 'Operation',
  revision_asked: 'Revision asked',
  revision: 'Answered in',
  lane: 'Lane',
  events: 'Events',
  user_agent: 'Client',
  fault: 'Fault',
  rate_limit: 'Rate limit',
};

/** One request: everything that was noted of it, and what came of it. */
export const RequestDetails = ({ id }: { id: string }) => {
  const request = useData<RequestInFull>(
    `/_sandbox/requests/${encodeURIComponent(id)}`,
    'events',
    'drops',
  );
  if (request === 'loading') return <Loading />;
  if (request === 'missing')
    return (
      <Empty title="This request is gone">
        <p>The sandbox was reset since. Choose another from the list.</p>
      </Empty>
    );
  const { method, status, at, duration_ms } = request;
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
        {method} {wordAddress(request)}
      </h2>
      <Facts
        of={{
          Arrived: <Moment at={at} />,
          Took: typeof duration_ms === 'number' ? `${duration_ms.toFixed(1)} ms` : null,
          ...facts,
        }}
      />
      {status >= 400 && <Refusal request={request} />}
      <Brought request={request} />
    </article>
  );
};

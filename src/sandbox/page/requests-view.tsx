import { wordAddress } from './address.js';
import { Empty } from './empty.js';
import type { RequestRow as Row } from './journal-data.js';
import { LogView } from './log-view.js';
import { Moment } from './moment.js';
import { RequestDetails } from './request-details.js';
import { linkTo } from './route.js';
import { useData } from './use-data.js';

const classes = [
  { value: '2xx', title: '2xx' },
  { value: '4xx', title: '4xx' },
  { value: '429', title: '429 throttled' },
  { value: '5xx', title: '5xx' },
];

const formatDuration = (milliseconds: number) =>
  milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`;

const RequestRow = ({ request }: { request: Row }) => {
  const { method, status, events, revision, duration_ms, fault } = request;
  const isBad = status === 0 || status >= 400;
  return (
    <>
      <span class={isBad ? 'code' : 'code is-good'}>
        {status === 0 ? <span aria-hidden="true">–</span> : status}
      </span>
      <span class="row-main">
        <span class="row-title">
          <span class="row-name">
            {method} {wordAddress(request)}
          </span>
          {status === 0 && <span class="tag is-loud">no answer</span>}
          {status === 429 && <span class="tag is-loud">rate limit</span>}
          {fault && <span class="tag is-loud">fault</span>}
        </span>
        <span class="row-detail">
          {[
            revision,
            events > 0 && `${events} ${events === 1 ? 'event' : 'events'}`,
            typeof duration_ms === 'number' && formatDuration(duration_ms),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span class="row-time">
        <Moment at={request.at} />
      </span>
    </>
  );
};

const nothing = (
  <Empty title="No request yet">
    <p>
      Whatever is sent to <code>{location.origin}/api</code> or <code>/client</code> appears here
      with its status, how long it took, and whether a rate limit or a fault hit it.
    </p>
  </Empty>
);

const WebhookNote = () => {
  const sent = useData<unknown[]>('/_sandbox/deliveries?limit=1', 'deliveries');
  if (typeof sent === 'string' || sent.length === 0) return null;
  return (
    <p class="hint note-above">
      What webhooks were sent stands with each of them: <a href={linkTo('resources')}>Resources</a>,
      type webhook.
    </p>
  );
};

/** Every request to the API. */
export const RequestsView = ({ id }: { id: string | undefined }) => (
  <>
    <WebhookNote />
    <LogView<Row>
      view="requests"
      title="Requests"
      noun={['request', 'requests']}
      source={['/_sandbox/requests', ['requests']]}
      chips={{ label: 'Status', parameter: 'status', options: classes }}
      idOf={({ seq }) => seq}
      empty={nothing}
      advice="Every word must be in the method, the path or the status."
      openId={id}
      details={(seq) => <RequestDetails key={seq} id={seq} />}
    >
      {(request) => <RequestRow request={request} />}
    </LogView>
  </>
);

import { type Behaviour, behavioursOf } from './behaviour.js';

const { documented, observed, assumed } = behavioursOf('webhooks and the edge');
const delivery = 'docs: working_with_system_webhooks';
const topics = 'webhooks/topics.ts';
const sender = 'webhooks/webhooks.ts';

/** How webhooks are told, and what stands between Klaviyo and its clients. */
export const webhookBehaviours: readonly Behaviour[] = [
  documented(
    'webhook-signature',
    'A delivery is signed with HMAC-SHA256 over its raw body and then its timestamp header.',
    delivery,
  ),
  observed(
    'webhook-vector',
    'A signature worked out elsewhere comes out the same here.',
    'api-evangelist/klaviyo',
  ),
  documented(
    'webhook-payload',
    'Each event comes with its id, its topic and the shape of Get Event.',
    delivery,
  ),
  assumed(
    'webhook-meta',
    'The names in `meta`, and its time with microseconds.',
    "A third party's description.",
    'webhooks/delivery-body.ts',
  ),
  assumed(
    'webhook-topic-names',
    'Any metric has a topic `event:klaviyo.<metric>` and one `event:<metric>`; `event:received` is for all.',
    "Only the topics of Klaviyo's own metrics are published.",
    topics,
  ),
  assumed(
    'webhook-topic-people',
    '`profile:created` and `profile:updated` tell of people; a change of mere traits is not told.',
    'Not published.',
    topics,
  ),
  assumed(
    'webhook-retries',
    'A delivery without a 2xx is tried three times more: 0.1, 0.5 and 2 seconds later.',
    'Not published; short, so that tests need not wait.',
    sender,
  ),
  assumed(
    'webhook-batches',
    'Up to 100 events share a delivery.',
    'The body is a list; how long it may be is not published.',
    sender,
  ),
  observed(
    'edge-challenge',
    'The edge may answer a 403 page with `cf-mitigated: challenge` instead of JSON.',
    'klaviyo-api-python#84',
  ),
  observed('edge-pages', '502, 503 and 524 come as HTML or empty.', 'klaviyo-api-python#28'),
];

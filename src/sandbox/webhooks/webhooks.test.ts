import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { bulkBody, eventBody, startAsking } from '../testing/ask.js';
import { isLoopback } from './loopback.js';
import { signDelivery } from './sign.js';
import { topicsOfEvent } from './topics.js';

const NOON = Date.UTC(2024, 0, 4, 18, 5, 25);
const SECRET = 'a secret of sixteen characters';
let asking: Awaited<ReturnType<typeof startAsking>>;
let received: { headers: IncomingHttpHeaders; body: string; path: string }[];
let answers: number[];
let server: Server;
let url: string;

beforeEach(async () => {
  received = [];
  answers = [];
  asking = await startAsking({ now: () => NOON });
  server = createServer((incoming, outgoing) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (chunk) => {
      body += chunk;
    });
    incoming.on('end', () => {
      received.push({ headers: incoming.headers, body, path: incoming.url ?? '' });
      outgoing.writeHead(answers.shift() ?? 200, { location: '/elsewhere' }).end('thanks');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterEach(async () => {
  await asking.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const listen = async (topics: readonly string[], endpoint_url = url): Promise<string> => {
  const response = await asking.post('/api/webhooks', {
    data: {
      type: 'webhook',
      attributes: { name: 'Hook', endpoint_url, secret_key: SECRET },
      relationships: {
        'webhook-topics': { data: topics.map((id) => ({ type: 'webhook-topic', id })) },
      },
    },
  });
  if (response.status !== 201) throw new Error(await response.text());
  return (await response.json()).data.id;
};
const send = (told = {}) => asking.post('/api/events', eventBody(told));
const settle = () => asking.sandbox.settle();
const deliveries = () => asking.read('/_sandbox/deliveries');

test('signs as the published vector does', () => {
  const body =
    '{"data":[{"external_id":"4L3cwQae2TX","topic":"event:klaviyo.sent_sms"}],"meta":{"klaviyo_webhook_id":"a8b890458b4bbfaa26d961471b83c101d6de23bd826e7e5173a15310985ec3cb"}}';

  expect(
    signDelivery(
      'klaviyo-test-secret',
      new TextEncoder().encode(body),
      'Thu, 04 Jan 2024 18:05:25 GMT',
    ),
  ).toBe('5aa0e720d80b3a04ca04baf3c65cdfe31da57504af69fee8da29c35d45f0596b');
});

test('brings a signed event in the shape it is read in', async () => {
  const id = await listen(['event:klaviyo.sent_sms']);
  await send({ metric: 'Sent SMS', unique_id: 'ä' });
  await send({ metric: 'Other' });
  await settle();

  expect(received).toHaveLength(1);
  const [{ headers, body } = { headers: {}, body: '' }] = received;
  const timestamp = 'Thu, 04 Jan 2024 18:05:25 GMT';
  expect(headers).toMatchObject({
    'klaviyo-webhook-id': id,
    'klaviyo-timestamp': timestamp,
    'klaviyo-signature': signDelivery(SECRET, new TextEncoder().encode(body), timestamp),
  });
  const [event] = (await asking.read('/api/events')).data.filter(
    (each: { attributes: { event_properties: { $event_id: string } } }) =>
      each.attributes.event_properties.$event_id === 'ä',
  );
  const { links: _, ...data } = event;
  expect(JSON.parse(body)).toEqual({
    data: [{ external_id: event.id, topic: 'event:klaviyo.sent_sms', payload: { data } }],
    meta: {
      klaviyo_webhook_id: id,
      klaviyo_account_id: 'SANDBX',
      timestamp: '2024-01-04T18:05:25.000000+00:00',
    },
  });
});

test('tells of people who are new or have changed', async () => {
  await listen(['profile:created', 'profile:updated']);
  await send({ profile: { anonymous_id: 'a1', email: 'ada@example.com' } });
  await settle();
  await send({ profile: { email: 'ada@example.com', phone_number: '+12345678901' }, value: 2 });
  await settle();

  const told = received.flatMap(({ body }) => JSON.parse(body).data);
  expect(told).toMatchObject([
    { topic: 'profile:created', payload: { data: { attributes: { email: 'ada@example.com' } } } },
    {
      topic: 'profile:updated',
      payload: { data: { attributes: { phone_number: '+12345678901' } } },
    },
  ]);
  expect(told[0].external_id).toBe(told[1].external_id);
});

test('tries again until it is heard, and writes down how often', async () => {
  await listen(['event:received']);
  answers = [500, 503];
  await send();
  await settle();

  expect(received).toHaveLength(3);
  expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  expect(await deliveries()).toMatchObject([
    { url, attempts: 3, status: 200, outcome: 'delivered' },
  ]);
});

test('gives up after four attempts, follows no redirect, and goes on with the next', async () => {
  await listen(['event:received']);
  answers = [302, 302, 302, 302];
  await send({ unique_id: 'a' });
  const first = settle();
  await send({ unique_id: 'b' });
  await first;
  await settle();

  expect(received.map(({ path }) => path)).toEqual(Array(5).fill('/hook'));
  expect(await deliveries()).toMatchObject([
    { attempts: 4, status: 302, outcome: 'failed', detail: expect.stringContaining('redirect') },
    { attempts: 1, status: 200, outcome: 'delivered' },
  ]);
});

test('calls nothing but this machine, and says so', async () => {
  await listen(['event:received'], 'https://example.com/hook');
  await send();
  await settle();

  expect(await deliveries()).toMatchObject([
    {
      url: 'https://example.com/hook',
      attempts: 0,
      outcome: 'not delivered',
      detail: 'the sandbox only calls loopback addresses',
    },
  ]);
});

test('shows no secret, neither in deliveries nor in the webhook', async () => {
  const id = await listen(['event:received']);
  await send();
  await settle();

  expect(JSON.stringify(await deliveries())).not.toContain(SECRET);
  expect(JSON.stringify(await asking.read(`/api/webhooks/${id}`))).not.toContain(SECRET);
});

test('tells of nothing that happened before, nor while it is switched off', async () => {
  await send({ unique_id: 'before' });
  const id = await listen(['event:received']);
  const switchTo = (enabled: boolean) =>
    asking.call(`/api/webhooks/${id}`, {
      method: 'PATCH',
      body: JSON.stringify({ data: { type: 'webhook', id, attributes: { enabled } } }),
    });
  expect((await switchTo(false)).status).toBe(200);
  await send({ unique_id: 'off' });
  await settle();
  await switchTo(true);
  await send({ unique_id: 'on' });
  await settle();

  expect(received).toHaveLength(1);
  expect(received[0]?.body).toContain('"$event_id":"on"');
});

test('packs a bulk job into deliveries of a hundred', async () => {
  await listen(['event:received']);
  const events = Array.from({ length: 250 }, (_, index) => ({ unique_id: `u${index}` }));
  await asking.post(
    '/api/event-bulk-create-jobs',
    bulkBody({ profile: { email: 'ada@example.com' }, events }),
  );
  await settle();

  expect(received.map(({ body }) => JSON.parse(body).data.length)).toEqual([100, 100, 50]);
});

test.each([
  ['http://127.0.0.1/', true],
  ['http://127.255.0.9:80/', true],
  ['http://2130706433/', true],
  ['https://localhost:9/x', true],
  ['http://[::1]:9/', true],
  ['http://0.0.0.0/', false],
  ['http://127.0.0.1.example.com/', false],
  ['http://localhost.example.com/', false],
  ['http://10.0.0.1/', false],
  ['http://[::ffff:8.8.8.8]/', false],
  ['http://user@example.com/', false],
  ['http://127.0.0.1@example.com/', false],
  ['ftp://127.0.0.1/', false],
  ['nonsense', false],
])('takes %s for this machine: %s', (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});

test('names the topics of a metric', () => {
  expect(topicsOfEvent({ metric: 'Added to Cart' })).toEqual([
    'event:klaviyo.added_to_cart',
    'event:received',
    'event:Added to Cart',
    'event:added_to_cart',
  ]);
});

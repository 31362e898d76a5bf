import { expect, test } from 'vitest';
import type { IpPolicy, QueueMessage, RouteOptions } from './index.js';
import { createQueueConsumer, createRoute } from './index.js';
import type { DeadLetter } from './queued/dead-letter.js';
import { readMessage } from './queued/message.js';
import {
  agree,
  BASE,
  BULK,
  batchOf,
  EVENTS,
  type Fields,
  fakeFetch,
  IMPORT,
  identifyOf,
  KEY,
  type Klaviyo,
  postOf,
  refusal,
  trackOf,
  tracksOf,
  uuid,
} from './testing/route.js';

const V4 = '192.0.2.201';
const V6 = '2001:db8:1:2:3:4:5:6';

const start = (options: Partial<RouteOptions> = {}, klaviyo: Klaviyo = agree) => {
  const { fetch, asked } = fakeFetch(klaviyo);
  const log: object[] = [];
  const all = {
    apiKey: KEY,
    basePath: BASE,
    klaviyoUrl: 'https://klaviyo.test',
    fetch,
    log: (entry: object) => void log.push(entry),
    ...options,
  };
  const route = createRoute(all);
  const send = (batch: Fields, address: string, headers = {}) =>
    route(postOf(batch, { headers }), { address });
  return { all, asked, log, send };
};

/** The person of the n-th event Klaviyo was told of. */
const profileOf = ({ path, body }: { path: string; body: Fields }) => {
  // biome-ignore lint/suspicious/noExplicitAny: a body as it was parsed.
  const { attributes } = (body as any).data;
  if (path === IMPORT) return attributes;
  const holder = path === BULK ? attributes['events-bulk-create'].data[0].attributes : attributes;
  return holder.profile.data.attributes;
};

test.each<[IpPolicy | undefined, string, string | undefined]>([
  [undefined, V4, undefined],
  ['none', V4, undefined],
  ['truncate', V4, '192.0.2.0'],
  ['truncate', V6, '2001:db8:1::'],
  ['truncate', '::ffff:192.0.2.201', '192.0.2.0'],
  ['full', V4, V4],
  ['full', V6, V6],
  ['full', 'unknown', undefined],
])('by the policy %s tells Klaviyo of %s: %s', async (ipPolicy, address, told) => {
  const { asked, log, send } = start({ ...(ipPolicy && { ipPolicy }) });
  await send(batchOf([trackOf(1)]), address);
  await send(batchOf(tracksOf(12)), address);

  expect(asked.map(({ path }) => path)).toStrictEqual([EVENTS, BULK]);
  for (const one of asked) expect(profileOf(one).location).toStrictEqual(told && { ip: told });
  expect(JSON.stringify(log)).not.toContain('192.0.2');
});

test('leaves nothing of an address in what it sends, logs and queues by default', async () => {
  const messages: QueueMessage[] = [];
  const queue = { send: async (more: readonly QueueMessage[]) => void messages.push(...more) };
  const forwarding = {
    'x-forwarded-for': V4,
    forwarded: `for=${V4}`,
    'x-real-ip': V4,
    'cf-connecting-ip': V4,
    'user-agent': 'Browser/1.0',
    cookie: 'session=secret',
    referer: 'https://shop.test/account?email=a@b.co',
  };
  const direct = start();
  const queued = start({ queue });
  for (const { send } of [direct, queued]) await send(batchOf([trackOf(1)]), V4, forwarding);

  expect(direct.asked).toHaveLength(1);
  expect([...(direct.asked[0]?.headers.keys() ?? [])].sort()).toStrictEqual([
    'accept',
    'authorization',
    'content-type',
    'revision',
  ]);
  expect(messages).toHaveLength(1);
  const all = JSON.stringify([direct.asked, messages, direct.log, queued.log]);
  expect(all).not.toMatch(/192\.0\.2|Browser|secret|account/);
});

test('carries what is left through the queue, and not into dead letters', async () => {
  const messages: QueueMessage[] = [];
  const letters: DeadLetter[] = [];
  const queue = { send: async (more: readonly QueueMessage[]) => void messages.push(...more) };
  const { all, asked, send } = start({ ipPolicy: 'truncate', queue }, (one) =>
    JSON.stringify(one.body).includes('Poisoned') ? refusal(400) : agree(one),
  );
  await send(batchOf([trackOf(1), trackOf(2, { metric: 'Poisoned' })]), V4);
  const consume = createQueueConsumer(all, { bury: async (more) => void letters.push(...more) });
  const read = JSON.parse(JSON.stringify(messages)) as QueueMessage[];
  await consume(read.map((message) => ({ message, wasTaken: false })));

  expect(asked.map(profileOf)).toMatchObject([
    { location: { ip: '192.0.2.0' } },
    { location: { ip: '192.0.2.0' } },
  ]);
  expect(letters).toHaveLength(1);
  expect(JSON.stringify(letters)).not.toContain('192.0.2');
});

test('reads messages of a release that knew no policy', async () => {
  const { all, asked } = start({ ipPolicy: 'full' });
  const message = { v: 1 as const, visitor: { anonymous_id: uuid(1) }, events: [trackOf(1)] };
  expect(readMessage(message)).toBe(message);
  const consume = createQueueConsumer(all, { bury: async () => {} });
  await consume([{ message: message as unknown as QueueMessage, wasTaken: false }]);
  expect(asked.map(profileOf)).toStrictEqual([{ anonymous_id: uuid(1) }]);
});

test('tells who somebody is once, wherever he says it', async () => {
  const { asked, send } = start({ ipPolicy: 'full' });
  const visitor = { anonymous_id: uuid(1), email: 'ada@example.com' };
  for (const [number, address] of [V4, V6].entries())
    await send(batchOf([{ ...identifyOf(number + 1), joins: true }], { visitor }), address);

  const ids = asked.map(({ body }) => body.data.attributes.unique_id);
  expect(ids[0]).toMatch(/^identified\./);
  expect(ids[1]).toBe(ids[0]);
  expect(asked.map(profileOf)).toMatchObject([{ location: { ip: V4 } }, { location: { ip: V6 } }]);
});

test('changes no profile by an address alone', async () => {
  const { asked, send } = start({ ipPolicy: 'full' });
  const visitor = { anonymous_id: uuid(1), email: 'ada@example.com' };
  await send(batchOf([identifyOf(1, { size: 'M' })], { visitor }), V4);
  expect(asked.map(({ path }) => path)).toStrictEqual([IMPORT]);
  expect(asked.map(profileOf)[0]).not.toHaveProperty('location');
});

test.each([
  ['ip', V4],
  ['ip_address', V4],
  ['location', { ip: V4 }],
])('takes no word of a page on its %s', async (name, value) => {
  const { asked, send } = start({ ipPolicy: 'full' });
  const visitor = { anonymous_id: uuid(1), [name]: value };
  expect((await send(batchOf([trackOf(1)], { visitor }), V6)).status).toBe(400);
  const inEvent = await send(batchOf([trackOf(1, { [name]: value })]), V6);
  expect(await inEvent.json()).toMatchObject({ results: [{ code: 'unknown_field' }] });
  expect((await send(batchOf([trackOf(2)], { [name]: value }), V6)).status).toBe(202);
  expect(asked.map(profileOf)).toMatchObject([{ location: { ip: V6 } }]);
});

test('takes no word of a page on where Klaviyo should look for its address', async () => {
  const { asked, send } = start();
  const properties = { $use_ip: true, $ip: V4 };
  const answer = await send(batchOf([trackOf(1, { properties })]), V6);
  expect(await answer.json()).toMatchObject({ results: [{ status: 'rejected' }] });
  expect(asked).toStrictEqual([]);
});

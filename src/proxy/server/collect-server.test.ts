import { describe, expect, test, vi } from 'vitest';
import { createRoute } from '../create-route.js';
import type { QueueMessage } from '../queued/message.js';
import type { RouteOptions } from '../route-options.js';
import {
  type Asked,
  agree,
  BASE,
  BULK,
  EVENTS,
  type Fields,
  KEY,
  type Klaviyo,
  refusal,
  startRoute,
} from '../testing/route.js';
import { OTHER_SECRET, order, SECRET, type Sent, serverRequest } from '../testing/server.js';

const start = (klaviyo: Klaviyo = agree, options: Partial<RouteOptions> = {}) => {
  const route = startRoute(klaviyo, { serverSecrets: [SECRET], ...options });
  const tell = async (body: string | Fields, sent?: Sent) =>
    route.ask(await serverRequest(body, sent));
  return { ...route, tell };
};

const attributesOf = ({ body }: Asked) => body.data.attributes;
const profileOf = (asked: Asked) => attributesOf(asked).profile.data.attributes;

/** A queue that keeps what it is sent. */
const keepingQueue = () => {
  const messages: QueueMessage[] = [];
  return {
    messages,
    queue: { send: async (more: readonly QueueMessage[]) => void messages.push(...more) },
  };
};

test('brings an order to Klaviyo with its own unique_id and person', async () => {
  const { tell, asked, log } = start();
  const { status, body, headers } = await tell({ events: [order(1)] });
  expect([status, headers.get('cache-control')]).toStrictEqual([202, 'no-store']);
  expect(body).toStrictEqual({ results: [{ index: 0, id: 'hook.msg_1.0', status: 'accepted' }] });
  expect(asked.map(({ path }) => path)).toStrictEqual([EVENTS]);
  expect(attributesOf(asked[0] as Asked)).toMatchObject({
    unique_id: 'order-1',
    value: 29,
    value_currency: 'EUR',
    properties: { OrderId: 1 },
    metric: { data: { attributes: { name: 'Placed Order' } } },
  });
  expect(profileOf(asked[0] as Asked)).toStrictEqual({ email: 'customer-1@example.com' });
  expect(log).toMatchObject([{ at: 'server', accepted: 1 }]);
});

test('gives an event without unique_id one of its message and its place', async () => {
  const { tell, asked } = start();
  await tell({ events: [order(1), order(2, { unique_id: undefined })] }, { id: 'msg_9' });
  expect(asked.map((one) => attributesOf(one).unique_id).sort()).toStrictEqual([
    'hook.msg_9.1',
    'order-1',
  ]);
});

test('keeps a time as the server has it, and takes its own where there is none', async () => {
  const { tell, asked } = start();
  const before = Date.now();
  const ahead = new Date(before + 3_600_000).toISOString();
  await tell({
    events: [order(1, { time: '2026-01-02T03:04:05+01:00' }), order(2, { time: ahead }), order(3)],
  });
  const times = new Map(asked.map((one) => [attributesOf(one).unique_id, attributesOf(one).time]));
  expect(times.get('order-1')).toBe('2026-01-02T02:04:05.000Z');
  expect(times.get('order-2')).toBe(ahead);
  expect(Date.parse(times.get('order-3'))).toBeGreaterThanOrEqual(before);
});

test('records a late event without starting a flow, by the rule for pages', async () => {
  const { tell, asked } = start();
  const time = new Date(Date.now() - 7 * 3_600_000).toISOString();
  await tell({ events: [order(1, { time }), order(2)] });
  const late = asked.filter((one) => attributesOf(one).backfill === true);
  expect(late.map((one) => attributesOf(one).unique_id)).toStrictEqual(['order-1']);
});

describe('the person', () => {
  const judge = async (profile: unknown) => {
    const { tell, asked } = start();
    const { body } = await tell({ events: [order(1, { profile })] });
    return { result: body.results[0], asked };
  };

  test('has every identifier, one spelling of each, and the traits beside', async () => {
    const { asked } = await judge({
      email: ' Ada@Example.com',
      phone_number: '+1 (234) 567-8901',
      external_id: 7,
      anonymous_id: 'f81d4fae',
      _kx: 'bXkga2V5.Ab12Cd',
      traits: { first_name: 'Ada', Plan: 'gold', location: 'x' },
    });
    expect(profileOf(asked[0] as Asked)).toStrictEqual({
      email: 'ada@example.com',
      phone_number: '+12345678901',
      external_id: '7',
      anonymous_id: 'f81d4fae',
      _kx: 'bXkga2V5.Ab12Cd',
      first_name: 'Ada',
      properties: { Plan: 'gold', location: 'x' },
    });
  });

  test('loses an identifier that is none, and the shop is told', async () => {
    const { result, asked } = await judge({ email: 'ada@example.com', phone_number: '0171 1234' });
    expect(result).toMatchObject({ status: 'accepted', left_out: ['phone_number'] });
    expect(profileOf(asked[0] as Asked)).toStrictEqual({ email: 'ada@example.com' });
  });

  test('may be anonymous, and may have identifiers of null', async () => {
    const { result } = await judge({ anonymous_id: 'f81d4fae', email: null, phone_number: null });
    expect(result).toStrictEqual({ index: 0, id: 'hook.msg_1.0', status: 'accepted' });
  });

  test.each<[string, string, string, unknown]>([
    ['no profile', 'profile_invalid', '/profile', undefined],
    ['a profile of null', 'profile_invalid', '/profile', null],
    ['nobody', 'profile_invalid', '/profile', {}],
    ['a mistyped address alone', 'profile_invalid', '/profile', { email: 'ada' }],
    ['traits alone', 'profile_invalid', '/profile', { traits: { first_name: 'Ada' } }],
    ['a Klaviyo id', 'unknown_field', '/profile/id', { email: 'a@b.co', id: '01P' }],
    ['meta', 'unknown_field', '/profile/meta', { email: 'a@b.co', meta: {} }],
    ['consent', 'unknown_field', '/profile/subscriptions', { email: 'a@b.co', subscriptions: {} }],
    ['a place', 'unknown_field', '/profile/location', { email: 'a@b.co', location: {} }],
    ['traits in a list', 'traits_invalid', '/profile/traits', { email: 'a@b.co', traits: [] }],
    [
      '$consent among the traits',
      'reserved_key',
      '/profile/traits/$consent',
      { email: 'a@b.co', traits: { $consent: ['email'] } },
    ],
  ])('is refused with %s', async (_, code, pointer, profile) => {
    const { result, asked } = await judge(profile);
    expect(result).toMatchObject({ index: 0, status: 'rejected', code, pointer });
    expect(asked).toStrictEqual([]);
  });
});

test.each<[string, string, string, unknown]>([
  ['that is no object', 'event_invalid', '', 'order'],
  ['that is null', 'event_invalid', '', null],
  ['without a metric', 'metric_invalid', '/metric', order(2, { metric: undefined })],
  ['with an id', 'unknown_field', '/id', order(2, { id: 'x' })],
  ['with another backfill', 'backfill_invalid', '/backfill', order(2, { backfill: false })],
  [
    'with $event_id',
    'reserved_key',
    '/properties/$event_id',
    order(2, { properties: { $event_id: 1 } }),
  ],
  ['with a time before 1990', 'time_invalid', '/time', order(2, { time: '1989-01-01T00:00:00Z' })],
  ['with a value in words', 'value_invalid', '/value', order(2, { value: '29.00' })],
])('refuses an event %s alone', async (_, code, pointer, event) => {
  const { tell, asked } = start();
  const { status, body } = await tell({ events: [order(1), event, order(3)] });
  expect(status).toBe(202);
  expect(body.results).toMatchObject([
    { index: 0, status: 'accepted' },
    { index: 1, id: 'hook.msg_1.1', status: 'rejected', code, pointer },
    { index: 2, status: 'accepted' },
  ]);
  expect(asked).toHaveLength(2);
});

test('refuses an event with __proto__ alone', async () => {
  const { tell } = start();
  const text = JSON.stringify({ events: [order(1)] }).replace(
    '"metric"',
    '"__proto__":{},"metric"',
  );
  const { body } = await tell(text);
  expect(body.results).toMatchObject([{ status: 'rejected', code: 'unknown_field' }]);
});

describe('turns away', () => {
  const events = { events: [order(1)] };
  test.each<[string, number, () => Promise<Request>]>([
    [
      'a message that is not signed',
      401,
      () => serverRequest(events, { headers: { 'webhook-signature': '' } }),
    ],
    ['one signed with another secret', 401, () => serverRequest(events, { secret: OTHER_SECRET })],
    ['one that is old', 401, () => serverRequest(events, { timestamp: Date.now() / 1_000 - 600 })],
    [
      'a page of the shop',
      403,
      () => serverRequest(events, { headers: { 'sec-fetch-site': 'same-origin' } }),
    ],
    [
      'a page of an older browser',
      403,
      () => serverRequest(events, { headers: { origin: 'https://shop.test' } }),
    ],
    ['a form', 415, () => serverRequest(events, { headers: { 'content-type': 'text/plain' } })],
    ['an empty body', 400, () => serverRequest('')],
    ['what is no JSON', 400, () => serverRequest('{')],
    ['what is nested too deep', 400, () => serverRequest(`{"events":${'['.repeat(50)}`)],
    ['no events', 400, () => serverRequest({ events: [] })],
    ['101 events', 400, () => serverRequest({ events: Array(101).fill(order(1)) })],
    ['a list', 400, () => serverRequest('[]')],
    ['null', 400, () => serverRequest('null')],
    ['too much', 413, () => serverRequest({ events: ['x'.repeat(262_144)] })],
  ])('%s with %i', async (_, status, toRequest) => {
    const { ask, asked } = start();
    const answer = await ask(await toRequest());
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.text).not.toContain(SECRET.slice(6));
    expect(asked).toStrictEqual([]);
  });

  test('other methods with 405', async () => {
    const { get } = start();
    const { status, headers } = await get('/server');
    expect([status, headers.get('allow')]).toStrictEqual([405, 'POST']);
  });

  test('everybody as if there were no such path, where there is no secret', async () => {
    const { ask, get } = startRoute();
    const nowhere = await get('/nowhere');
    for (const answer of [await ask(await serverRequest(events)), await get('/server')])
      expect([answer.status, answer.body]).toStrictEqual([404, nowhere.body]);
  });
});

test('counts by address what anybody may send, before it is read', async () => {
  const rateLimits = { perAddress: { requests: 2, windowMs: 60_000 } };
  const route = createRoute({
    apiKey: KEY,
    basePath: BASE,
    serverSecrets: [SECRET],
    rateLimits,
    log: () => {},
  });
  const statuses = [];
  for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2']) {
    const request = await serverRequest({ events: [order(1)] }, { secret: OTHER_SECRET });
    statuses.push((await route(request, { address })).status);
  }
  expect(statuses).toStrictEqual([401, 401, 429, 401]);
});

test("takes what Node's fetch sends, which looks a little like a browser", async () => {
  const { tell } = start();
  const { status } = await tell({ events: [order(1)] }, { headers: { 'sec-fetch-mode': 'cors' } });
  expect(status).toBe(202);
});

describe('a message that comes again', () => {
  test('is answered the same, and nobody is asked', async () => {
    const { tell, asked, log } = start();
    const events = [order(1), order(2, { metric: '' })];
    const first = await tell({ events });
    const second = await tell({ events });
    expect([second.status, second.body]).toStrictEqual([202, first.body]);
    expect(asked).toHaveLength(1);
    expect(log.at(-1)).toMatchObject({ at: 'server', repeated: 2 });
  });

  test('is another one when it says something else', async () => {
    const { tell, asked } = start();
    await tell({ events: [order(1)] });
    await tell({ events: [order(2)] });
    expect(asked.map((one) => attributesOf(one).unique_id)).toStrictEqual(['order-1', 'order-2']);
  });

  test('is the same events to Klaviyo when nobody remembers it', async () => {
    const body = { events: [order(1), order(2, { unique_id: undefined })] };
    const ids = [];
    for (const { tell, asked } of [start(), start()]) {
      await tell(body);
      ids.push(asked.map((one) => attributesOf(one).unique_id).sort());
    }
    expect(ids[1]).toStrictEqual(ids[0]);
  });

  test('never takes the bulk lane, where a repeat would fail', async () => {
    const { tell, asked } = start();
    await tell({ events: Array.from({ length: 30 }, (_, number) => order(number)) });
    expect(asked.filter(({ path }) => path === BULK)).toStrictEqual([]);
    expect(asked).toHaveLength(30);
  });

  test('goes on where Klaviyo had no time before: 503 is no end of it', async () => {
    let isBusy = true;
    const { tell, asked } = start((one) =>
      isBusy && attributesOf(one).unique_id === 'order-2'
        ? refusal(429, [], { 'retry-after': '9' })
        : agree(one),
    );
    const events = [order(1, { metric: '' }), order(2)];
    const first = await tell({ events });
    expect([first.status, first.headers.get('retry-after')]).toStrictEqual([503, '9']);
    expect(first.body).toMatchObject({
      status: 503,
      results: [
        { index: 0, status: 'rejected' },
        { index: 1, status: 'held' },
      ],
    });
    isBusy = false;
    const second = await tell({ events });
    expect(second.status).toBe(202);
    expect(second.body.results).toMatchObject([{ status: 'rejected' }, { status: 'accepted' }]);
    expect(asked).toHaveLength(2);
  });
});

describe('with a queue', () => {
  test('puts the events of each person together, as repeats', async () => {
    const { messages, queue } = keepingQueue();
    const { tell, asked } = start(agree, { queue });
    const ada = { email: 'ada@example.com' };
    const { body } = await tell({
      events: [order(1, { profile: ada }), order(2), order(3, { profile: ada })],
    });
    expect(body.results).toMatchObject([
      { index: 0, status: 'accepted' },
      { index: 1, status: 'accepted' },
      { index: 2, status: 'accepted' },
    ]);
    expect(asked).toStrictEqual([]);
    expect(messages).toMatchObject([
      {
        visitor: ada,
        isRepeat: true,
        events: [{ unique_id: 'order-1' }, { unique_id: 'order-3' }],
      },
      { visitor: { email: 'customer-2@example.com' }, events: [{ unique_id: 'order-2' }] },
    ]);
  });

  test('answers 503 when the queue takes nothing', async () => {
    const queue = { send: () => Promise.reject(new Error('full')) };
    const { tell } = start(agree, { queue });
    const { status, headers } = await tell({ events: [order(1)] });
    expect([status, headers.get('retry-after')]).toStrictEqual([503, '5']);
  });

  test('delivers at once what no message can hold', async () => {
    const { messages, queue } = keepingQueue();
    const { tell, asked } = start(agree, { queue });
    const texts = Object.fromEntries(['a', 'b'].map((key) => [key, key.repeat(60_000)]));
    const { body } = await tell({ events: [order(1, { properties: texts }), order(2)] });
    expect(body.results).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }]);
    expect(asked.map((one) => attributesOf(one).unique_id)).toStrictEqual(['order-1']);
    expect(messages).toHaveLength(1);
  });
});

test('says nothing of a person, an order or a secret in its log', async () => {
  const lines = vi.spyOn(console, 'log').mockImplementation(() => {});
  const { tell, log } = start(() => refusal(500));
  await tell({ events: [order(1)] });
  await tell({ events: [order(1)] }, { secret: OTHER_SECRET });
  const text = JSON.stringify([log, lines.mock.calls]);
  expect(text).not.toMatch(/customer-1|order-1|whsec|Placed/);
  lines.mockRestore();
});

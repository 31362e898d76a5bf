import { getRequestListener } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Caller } from './caller.js';
import { createRoute, type RouteOptions } from './index.js';
import { createMetrics } from './metrics.js';
import {
  agree,
  BASE,
  batchOf,
  fakeFetch,
  KEY,
  postOf,
  readAnswer,
  SHOP,
  trackOf,
  uuid,
} from './testing/route.js';

// The beginning of a window of ten seconds, and of a minute.
const NOON = Date.UTC(2026, 10, 21, 12);

beforeEach(() => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const start = (options: Partial<RouteOptions> = {}) => {
  const { fetch, asked } = fakeFetch(agree);
  const log: object[] = [];
  const metrics = createMetrics();
  const route = createRoute({
    apiKey: KEY,
    basePath: BASE,
    klaviyoUrl: 'https://klaviyo.test',
    fetch,
    metrics,
    log: (entry) => log.push(entry),
    ...options,
  });
  const ask = async (request: Request, caller?: Caller) => readAnswer(await route(request, caller));
  let number = 0;
  /** One event of a visitor. */
  const send = (caller?: Caller, visitor = uuid(0xa)) => {
    number += 1;
    const fields = { visitor: { anonymous_id: visitor } };
    return ask(postOf(batchOf([trackOf(number)], fields)), caller);
  };
  return { ask, asked, log, metrics, send };
};

const perAddress = (requests: number) => ({
  rateLimits: { perAddress: { requests, windowMs: 10_000 }, perVisitor: false as const },
});
const perVisitor = (requests: number) => ({
  rateLimits: { perVisitor: { requests, windowMs: 60_000 } },
});
const ada = { address: '192.0.2.1' };
const bob = { address: '192.0.2.2' };

test('answers 429 with the wait to an address that asks too often, and nothing is asked of Klaviyo', async () => {
  const { send, asked } = start(perAddress(2));
  await send(ada);
  await send(ada);
  vi.setSystemTime(NOON + 2_500);
  const { status, headers, body } = await send(ada);

  expect(status).toBe(429);
  expect(Object.fromEntries(headers)).toMatchObject({
    'retry-after': '8',
    'ratelimit-policy': '"address";q=2;w=10',
    ratelimit: '"address";r=0;t=8',
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  });
  expect(body).toMatchObject({ status: 429, title: 'Too many requests' });
  expect(asked).toHaveLength(2);
});

test('takes events again when the wait is over', async () => {
  const { send } = start(perAddress(1));
  await send(ada);
  const { status, headers } = await send(ada);
  vi.setSystemTime(NOON + Number(headers.get('retry-after')) * 1_000);

  expect([status, (await send(ada)).status]).toStrictEqual([429, 202]);
});

test('counts each address alone, and an IPv6 household as one', async () => {
  const { send } = start(perAddress(1));
  expect((await send(ada)).status).toBe(202);
  expect((await send(bob)).status).toBe(202);
  expect((await send({ address: '2001:db8:1:2::1' })).status).toBe(202);
  expect((await send({ address: '2001:db8:1:2:9::9' })).status).toBe(429);
  expect((await send({ address: '::ffff:192.0.2.1' })).status).toBe(429);
});

test('refuses before it reads the body', async () => {
  const { ask, send } = start(perAddress(1));
  await send(ada);
  const pull = vi.fn();
  const body = new ReadableStream({ pull }, { highWaterMark: 0 });

  expect((await ask(postOf(body), ada)).status).toBe(429);
  expect(pull).not.toHaveBeenCalled();
});

test('counts questions of an address as well, and says nothing of limits otherwise', async () => {
  const { ask } = start(perAddress(1));
  const headers = { 'sec-fetch-site': 'same-origin' };
  const question = () => new Request(`${SHOP}${BASE}/e?batch=${uuid(1)}`, { headers });
  const first = await ask(question(), ada);
  const second = await ask(question(), ada);

  expect([first.status, second.status]).toStrictEqual([200, 429]);
  expect([...first.headers.keys()].filter((name) => name.startsWith('ratelimit'))).toEqual([]);
});

test('forgets whoever takes his consent back, however much his address has asked', async () => {
  const { ask, send } = start(perAddress(1));
  const headers = { 'sec-fetch-site': 'same-origin' };
  expect([(await send(ada)).status, (await send(ada)).status]).toStrictEqual([202, 429]);
  const answer = await ask(new Request(`${SHOP}${BASE}/e`, { method: 'DELETE', headers }), ada);

  expect(answer.status).toBe(204);
  expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
});

test('does not count what is from another site: nobody can use up the limit of a visitor by his browser', async () => {
  const { ask, send } = start(perAddress(1));
  const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' };
  expect((await ask(postOf(batchOf([trackOf(1)]), { headers }), ada)).status).toBe(403);
  expect((await send(ada)).status).toBe(202);
});

test('serves its scripts and its health to whoever asks too often', async () => {
  const { ask, send } = start(perAddress(1));
  await send(ada);
  for (const path of ['/m.js', '/stub.js', '/health'])
    expect((await ask(new Request(`${SHOP}${BASE}${path}`), ada)).status).toBe(200);
});

test.each([
  ['says nothing', undefined],
  ['has no address', {}],
  ['has something else for one', { address: 'unknown' }],
])('counts nobody together where the host %s', async (_, caller) => {
  const { send } = start(perAddress(1));
  await send(caller);
  expect((await send(caller)).status).toBe(202);
});

test('believes no header that a stranger may write', async () => {
  const { ask, send } = start(perAddress(1));
  await send(ada);
  for (const name of [
    'x-forwarded-for',
    'forwarded',
    'x-real-ip',
    'cf-connecting-ip',
    'true-client-ip',
  ])
    expect((await ask(postOf('{}', { headers: { [name]: '203.0.113.9' } }), ada)).status).toBe(429);
});

test('answers 429 to a visitor who sends too often, from wherever', async () => {
  const { send, asked } = start(perVisitor(2));
  await send(ada);
  await send(bob);
  const { status, headers } = await send();

  expect([status, headers.get('retry-after')]).toStrictEqual([429, '60']);
  expect(headers.get('ratelimit')).toBe('"visitor";r=0;t=60');
  expect((await send(ada, uuid(0xb))).status).toBe(202);
  expect(asked).toHaveLength(3);
});

test('limits by default what no page does', async () => {
  const { send, ask } = start();
  for (let n = 0; n < 300; n += 1) expect((await send(ada)).status).toBe(202);
  expect((await send(ada)).headers.get('ratelimit-policy')).toBe('"visitor";q=300;w=60');
  const headers = { 'sec-fetch-site': 'same-origin' };
  const question = () => new Request(`${SHOP}${BASE}/e?batch=${uuid(1)}`, { headers });
  for (let n = 0; n < 299; n += 1) expect((await ask(question(), ada)).status).toBe(200);
  expect((await ask(question(), ada)).headers.get('ratelimit-policy')).toBe('"address";q=600;w=10');
});

test.each([false as const, { requests: Number.POSITIVE_INFINITY, windowMs: 1 }])(
  'has no limit with %j',
  async (limit) => {
    const { send } = start({ rateLimits: { perAddress: limit, perVisitor: limit } });
    for (let n = 0; n < 700; n += 1) expect((await send(ada)).status).toBe(202);
  },
);

test('tells its operator once a minute, and counts each', async () => {
  const { send, log, metrics } = start({
    rateLimits: { perAddress: { requests: 1, windowMs: 300_000 } },
  });
  for (let n = 0; n < 5; n += 1) await send(ada);
  vi.setSystemTime(NOON + 60_000);
  await send(ada);

  expect(log.filter((entry) => 'by' in entry)).toStrictEqual([
    { at: 'limit', by: 'address', requests: 1 },
    { at: 'limit', by: 'address', requests: 4 },
  ]);
  expect(metrics.render(undefined)).toContain('keepsend_limited_requests_total{by="address"} 5\n');
  expect(JSON.stringify(log)).not.toContain('192.0.2');
});

describe('with a limiter of its own', () => {
  test('asks it first, with the address, and before it reads the body', async () => {
    const limit = vi.fn(async () => ({ success: false }));
    const { send, asked } = start({ rateLimiter: { limit } });
    const { status, headers } = await send({ address: '2001:db8:1:2::9' });

    expect([status, headers.get('retry-after')]).toStrictEqual([429, '10']);
    expect(limit.mock.calls).toStrictEqual([[{ key: 'address 2001:db8:1:2::' }]]);
    expect(asked).toStrictEqual([]);
  });

  test('counts itself as well', async () => {
    const limit = vi.fn(async () => ({ success: true }));
    const { send } = start({ ...perAddress(1), rateLimiter: { limit } });
    await send(ada);
    expect((await send(ada)).status).toBe(429);
  });

  test.each<[string, () => Promise<{ success: boolean }>]>([
    [
      'throws',
      () => {
        throw new Error(`no ${KEY}`);
      },
    ],
    ['rejects', () => Promise.reject(new Error(`no ${KEY}`))],
    ['rejects with a text', () => Promise.reject(KEY)],
    ['answers something else', async () => ({}) as never],
  ])('limits nobody when it %s', async (_, limit) => {
    const { send, log } = start({ rateLimiter: { limit } });
    expect((await send(ada)).status).toBe(202);
    expect(JSON.stringify(log)).not.toContain(KEY.slice(3));
  });

  test('limits nobody when it does not answer', async () => {
    const limit = () => new Promise<never>(() => {});
    const { send, log } = start({ rateLimiter: { limit } });
    const sending = send(ada);
    await vi.advanceTimersByTimeAsync(1_000);

    expect((await sending).status).toBe(202);
    expect(log).toContainEqual({
      at: 'error',
      name: 'rateLimiter',
      detail: 'Error: no answer in time',
    });
  });
});

test.each([
  5,
  null,
  { perIp: false },
  { perAddress: true },
  { perAddress: 5 },
  { perAddress: { requests: 0, windowMs: 1 } },
  { perAddress: { requests: '5', windowMs: 1 } },
  { perVisitor: { requests: 5, windowMs: 0 } },
  { perVisitor: { requests: 5, windowMs: Number.POSITIVE_INFINITY } },
  { perVisitor: { requests: 5 } },
])('refuses rateLimits of %j by name', (rateLimits) => {
  expect(() => start({ rateLimits: rateLimits as never })).toThrow(
    /^rateLimits must be an object with/,
  );
});

test('refuses a limiter without a method by name', () => {
  expect(() => start({ rateLimiter: {} as never })).toThrow(/^rateLimiter must be/);
});

test('may be given to hosts that pass something of their own beside the request', async () => {
  const route = createRoute({ apiKey: KEY, basePath: BASE });
  // Express, plain Node: whoever calls is nobody here, and nothing breaks.
  expect(getRequestListener(route)).toBeTypeOf('function');
  const answer = await route(new Request(`${SHOP}${BASE}/health`), { address: { port: 1 } });
  expect(answer.status).toBe(200);
});

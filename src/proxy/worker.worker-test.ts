import { afterEach, describe, expect, test, vi } from 'vitest';
import { createToken } from '../token/index.js';
import { leaks, leakyBatches } from './testing/leaks.js';
import {
  agree,
  batchOf,
  identifyOf,
  KEY,
  postOf,
  readAnswer,
  refusal,
  SHOP,
  statusesOf,
  trackOf,
  tracksOf,
  uuid,
} from './testing/route.js';
import { OTHER_SECRET, order, SECRET, serverRequest } from './testing/server.js';
import { envOf, startWorker } from './testing/worker.js';
import worker from './worker.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('serves the script from its own folder with an entity tag', async () => {
  const response = await worker.fetch(new Request('https://shop.test/q7f2/m.js'), envOf());
  expect(response.status).toBe(200);
  expect(response.headers.get('etag')).toMatch(/^"[0-9a-f]{16}"$/);
});

test('answers 304 to whoever has the script', async () => {
  const { ask } = startWorker();
  const etag = (await ask(new Request(`${SHOP}/q7f2/m.js`))).headers.get('etag') ?? '';
  const request = new Request(`${SHOP}/q7f2/m.js`, { headers: { 'if-none-match': etag } });
  expect((await ask(request)).status).toBe(304);
});

test('answers HEAD of the script without a body', async () => {
  const { ask } = startWorker();
  const { status, text } = await ask(new Request(`${SHOP}/q7f2/m.js`, { method: 'HEAD' }));
  expect([status, text]).toStrictEqual([200, '']);
});

const broken: readonly [string, { [name: string]: unknown }][] = [
  ['no key', { KLAVIYO_API_KEY: undefined }],
  ['a key of null', { KLAVIYO_API_KEY: null }],
  ['an empty key', { KLAVIYO_API_KEY: '' }],
  ['a key with a line break', { KLAVIYO_API_KEY: `${KEY}\n` }],
  ['a key with its scheme', { KLAVIYO_API_KEY: `Klaviyo-API-Key ${KEY}` }],
  [
    'a secret that is not there',
    { KLAVIYO_API_KEY: { get: () => Promise.reject(new Error(`Secret "${KEY}" not found`)) } },
  ],
  ['a secret that is empty', { KLAVIYO_API_KEY: { get: async () => '' } }],
  ['a second key that is none', { KLAVIYO_API_KEY_NEXT: 'next' }],
  ['no path', { BASE_PATH: undefined }],
  ['a path that ends with a slash', { BASE_PATH: '/q7f2/' }],
  ['the key for a path', { BASE_PATH: KEY }],
  ['a star for an origin', { SHOP_ORIGINS: '*' }],
  ['a list for origins', { SHOP_ORIGINS: ['https://shop.test'] }],
  ['a short cookie secret', { COOKIE_SECRET: 'short' }],
  ['hours that are none', { BACKFILL_AFTER_HOURS: 'soon' }],
  ['a limit that is none', { RATE_LIMITS: { perAddress: 5 } }],
  ['a queue without a database', { EVENTS: {} }],
  ['a cookie domain with a scheme', { COOKIE_DOMAIN: 'https://shop.test' }],
  ['the key for an address', { KLAVIYO_URL: KEY }],
];

describe('set up with', () => {
  test.each(broken)('%s, answers 503 and says why in its log', async (_, bindings) => {
    const { ask, asked, lines } = startWorker(undefined, envOf(bindings));
    for (const request of [postOf(batchOf([trackOf(1)])), new Request(`${SHOP}/q7f2/m.js`)]) {
      const { status, headers, body } = await ask(request);
      expect(status).toBe(503);
      expect(headers.get('content-type')).toBe('application/problem+json');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('retry-after')).toBe('300');
      expect(body).toMatchObject({ status: 503, detail: expect.stringContaining('log') });
    }
    expect(asked).toStrictEqual([]);
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(JSON.parse(line)).toStrictEqual({
        at: 'configuration',
        detail: expect.stringMatching(/\w{4}/),
      });
      expect(line).not.toContain(KEY.slice(3));
    }
  });
});

test('recovers when a secret that was not there is', async () => {
  let isThere = false;
  const get = async () => {
    if (!isThere) throw new Error('The store does not answer');
    return KEY;
  };
  const { ask } = startWorker(undefined, envOf({ KLAVIYO_API_KEY: { get } }));
  expect((await ask(postOf(batchOf([trackOf(1)])))).status).toBe(503);
  isThere = true;
  expect((await ask(postOf(batchOf([trackOf(1)])))).status).toBe(202);
});

test('takes its secrets from the Secrets Store, and asks it once', async () => {
  const key = vi.fn(async () => KEY);
  const cookie = vi.fn(async () => 'a secret that is long enough for a cookie');
  const env = envOf({ KLAVIYO_API_KEY: { get: key }, COOKIE_SECRET: { get: cookie } });
  const { ask, asked } = startWorker(undefined, env);
  const answers = await Promise.all([1, 2, 3].map((n) => ask(postOf(batchOf([trackOf(n)])))));
  expect(answers.map(({ status }) => status)).toStrictEqual([202, 202, 202]);
  expect(asked[0]?.headers.get('authorization')).toBe(`Klaviyo-API-Key ${KEY}`);
  expect(key).toHaveBeenCalledTimes(1);
  expect(cookie).toHaveBeenCalledTimes(1);
});

test('uses the second key of its secrets where Klaviyo refuses the first', async () => {
  const next = { get: async () => 'pk_next_fedcba9876543210' };
  const { ask, asked } = startWorker(
    ({ headers }) =>
      headers.get('authorization')?.endsWith(KEY) ? refusal(401) : agree({} as never),
    envOf({ KLAVIYO_API_KEY_NEXT: next }),
  );
  expect((await ask(postOf(batchOf([trackOf(1)])))).status).toBe(202);
  expect(asked).toHaveLength(2);
});

test('believes a token by either of its secrets, and lets nobody else start flows', async () => {
  const secrets = [
    'the-old-secret-of-the-tokens-of-a-shop',
    'the-new-secret-of-the-tokens-of-a-shop',
  ];
  const { ask, asked } = startWorker(
    undefined,
    envOf({ TOKEN_SECRETS: { get: async () => secrets.join('\n') }, TYPED_IDENTITY: 'no-flows' }),
  );
  const visitor = { anonymous_id: uuid(0xa), email: 'ada@example.com' };
  const tokens = await Promise.all(
    [...secrets, 'x'.repeat(40)].map((secret) => createToken(secret, { email: visitor.email })),
  );
  for (const [index, token] of tokens.entries()) {
    const headers = { cookie: `__Host-keepsend-token=${token}` };
    expect((await ask(postOf(batchOf([trackOf(index)], { visitor }), { headers }))).status).toBe(
      202,
    );
  }
  expect(asked.map(({ body }) => body.data.attributes.backfill)).toStrictEqual([
    undefined,
    undefined,
    true,
  ]);
});

test('takes origins that are separated by blanks and lines', async () => {
  const SHOP_ORIGINS = ' https://a.test\n\thttps://b.test ';
  const { ask } = startWorker(undefined, envOf({ SHOP_ORIGINS }));
  for (const [origin, status] of [
    ['https://a.test', 202],
    ['https://b.test', 202],
    ['https://c.test', 403],
  ] as const) {
    const headers = { origin, 'sec-fetch-site': '' };
    expect((await ask(postOf(batchOf([trackOf(1)]), { headers }))).status).toBe(status);
  }
});

test('sends ten events in bulk and answers for each', async () => {
  const { ask, asked } = startWorker();
  const { status, body } = await ask(postOf(batchOf(tracksOf(10))));
  expect(status).toBe(202);
  expect(asked.map(({ path }) => path)).toStrictEqual(['/api/event-bulk-create-jobs']);
  expect(statusesOf(body)).toStrictEqual(Array(10).fill('accepted'));
});

test("passes Klaviyo's Retry-After on", async () => {
  const { ask } = startWorker(() => refusal(429, [], { 'retry-after': '42' }));
  const { status, headers } = await ask(postOf(batchOf(tracksOf(3))));
  expect([status, headers.get('retry-after')]).toStrictEqual([503, '42']);
});

test('holds the events when the connection is lost', async () => {
  const { ask } = startWorker(() => Promise.reject(new Error('Network connection lost.')));
  expect((await ask(postOf(batchOf(tracksOf(10))))).status).toBe(503);
});

test('knows a visitor again by its cookie, and no altered one', async () => {
  const { ask } = startWorker();
  const fresh = (number: number) => ({ visitor: { anonymous_id: uuid(number), fresh: true } });
  const first = await ask(postOf(batchOf([trackOf(1)], fresh(1))));
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const again = await ask(postOf(batchOf([trackOf(2)], fresh(2)), { headers: { cookie } }));
  expect(again.body.visitor).toStrictEqual({ anonymous_id: uuid(1) });
  const forged = { cookie: cookie.replace(uuid(1), uuid(3)) };
  const other = await ask(postOf(batchOf([trackOf(3)], fresh(2)), { headers: forged }));
  expect(other.body.visitor).toStrictEqual({ anonymous_id: uuid(2) });
});

test("counts by Cloudflare's word on the address, and by no other", async () => {
  const keys: string[] = [];
  const limit = async ({ key }: { key: string }) => {
    keys.push(key);
    return { success: keys.length < 3 };
  };
  const { ask } = startWorker(undefined, envOf({ RATE_LIMIT: { limit } }));
  const forged = { 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9' };
  const from = (headers: { [name: string]: string }) =>
    ask(postOf(batchOf([trackOf(1)]), { headers: { ...forged, ...headers } }));
  const answers = [
    await from({}),
    await from({ 'cf-connecting-ip': '192.0.2.1' }),
    await from({ 'cf-connecting-ip': '2001:db8:1:2::3' }),
    await from({ 'cf-connecting-ip': '192.0.2.1' }),
  ];
  expect(keys).toStrictEqual(['address 192.0.2.1', 'address 2001:db8:1:2::', 'address 192.0.2.1']);
  expect(answers.map(({ status }) => status)).toStrictEqual([202, 202, 202, 429]);
  expect(answers[3]?.headers.get('retry-after')).toBe('10');
});

test('takes its limits from a variable', async () => {
  const RATE_LIMITS = { perVisitor: { requests: 1, windowMs: 3_600_000 } };
  const { ask } = startWorker(undefined, envOf({ RATE_LIMITS }));
  await ask(postOf(batchOf([trackOf(1)])));
  expect((await ask(postOf(batchOf([trackOf(2)])))).status).toBe(429);
});

test('writes one line for each batch, of counts alone', async () => {
  const { ask, lines } = startWorker();
  const visitor = {
    anonymous_id: uuid(1),
    email: 'ada@example.com',
    phone_number: '+12345678901',
    external_id: 'customer-1',
    _kx: 'bXkga2V5.Ab12Cd',
  };
  const events = [
    trackOf(1, { metric: 'Viewed Secret', properties: { Secret: 'word' } }),
    trackOf(2, { properties: { $secret: 'word' } }),
    identifyOf(3, { secret: 'word' }),
  ];
  const dropped = { full: 1, 'bob@example.com': 2 };
  expect((await ask(postOf(batchOf(events, { visitor, dropped })))).status).toBe(202);
  expect(lines.map((line) => JSON.parse(line))).toStrictEqual([
    {
      at: 'collect',
      accepted: 2,
      rejected: 1,
      dropped: { full: 1, other: 2 },
      identity: 'typed',
      duration_ms: expect.any(Number),
    },
  ]);
});

test.each(leaks)('keeps the key out of answer and log after %s', async (_, klaviyo) => {
  const { ask, lines } = startWorker(klaviyo);
  for (const batch of leakyBatches()) {
    expect([202, 503]).toContain((await ask(postOf(batch))).status);
  }
  expect(lines).toHaveLength(leakyBatches().length);
  expect(lines.join('\n')).not.toContain(KEY.slice(3));
});

test('would find the key in an answer', async () => {
  await expect(readAnswer(new Response(KEY))).rejects.toThrow('The key is in an answer');
});

test("takes what the shop's server signed with either of two secrets, and nothing else", async () => {
  const { ask, asked } = startWorker(
    undefined,
    envOf({ SERVER_SECRETS: `${SECRET} ${OTHER_SECRET}` }),
  );
  const events = { events: [order(1)] };
  const statuses = [];
  for (const sent of [{ id: '1' }, { id: '2', secret: OTHER_SECRET }, { secret: `${SECRET}YWJj` }])
    statuses.push((await ask(await serverRequest(events, sent))).status);
  expect(statuses).toStrictEqual([202, 202, 401]);
  expect(asked).toHaveLength(2);
});

test("has no path for the shop's server without a secret", async () => {
  const { ask } = startWorker();
  expect((await ask(await serverRequest({ events: [order(1)] }))).status).toBe(404);
});

describe('what the operator sees', () => {
  const TOKEN = 'a-token-of-the-operator';
  const metricsOf = () =>
    new Request(`${SHOP}/q7f2/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });

  test('is a data point for each line of the log, and nothing of the visitor', async () => {
    const points: object[] = [];
    const ANALYTICS = { writeDataPoint: (point: object) => points.push(point) };
    const { ask, lines } = startWorker(agree, envOf({ ANALYTICS }));
    const visitor = { anonymous_id: uuid(1), email: 'ada@example.com' };
    await ask(
      postOf(
        batchOf([...tracksOf(2), trackOf(3, { metric: '' })], { visitor, dropped: { full: 3 } }),
      ),
    );

    expect(lines).toHaveLength(1);
    expect(points).toStrictEqual([
      {
        indexes: ['collect'],
        blobs: ['collect', '', ''],
        doubles: [2, 0, 1, 0, 0, expect.any(Number), 3, 0, 0, 0],
      },
    ]);
  });

  test('says why Klaviyo takes nothing', async () => {
    const points: { blobs: string[]; doubles: number[] }[] = [];
    const ANALYTICS = { writeDataPoint: (point: (typeof points)[0]) => points.push(point) };
    const { ask } = startWorker(() => refusal(429, [{ code: 'throttled' }]), envOf({ ANALYTICS }));
    await ask(postOf(batchOf(tracksOf(2))));

    expect(points[0]?.blobs).toStrictEqual(['collect', '', 'throttled']);
    expect(points[0]?.doubles[7]).toBe(429);
  });

  test('costs no event when the dataset takes no point', async () => {
    const ANALYTICS = {
      writeDataPoint: () => {
        throw new Error('too many points');
      },
    };
    const { ask, lines } = startWorker(agree, envOf({ ANALYTICS }));

    expect((await ask(postOf(batchOf(tracksOf(2))))).status).toBe(202);
    expect(lines).toHaveLength(1);
  });

  test('is what this process counted, for whoever has the token', async () => {
    const { ask } = startWorker(agree, envOf({ METRICS_TOKEN: TOKEN }));
    await ask(postOf(batchOf(tracksOf(2))));
    const { status, text } = await ask(metricsOf());

    expect(status).toBe(200);
    expect(text).toMatch(/^keepsend_events_total\{at="collect",outcome="accepted"\} \d+$/m);
    expect(text).toContain('of this process');
    expect(text).not.toContain('keepsend_dead_letters');
    expect((await ask(new Request(`${SHOP}/q7f2/metrics`))).status).toBe(401);
    expect((await startWorker().ask(metricsOf())).status).toBe(404);
  });
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { createToken } from '../token/index.js';
import { agree, batchOf, KEY, postOf, refusal, SHOP, trackOf, uuid } from './testing/route.js';
import { order, serverRequest } from './testing/server.js';
import { envOf, startWorker } from './testing/worker.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
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

test("has no path for the shop's server without a secret", async () => {
  const { ask } = startWorker();
  expect((await ask(await serverRequest({ events: [order(1)] }))).status).toBe(404);
});

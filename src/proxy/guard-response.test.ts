import { afterEach, expect, test, vi } from 'vitest';
import { batchOf, refusal, SHOP, startRoute, trackOf, uuid } from './testing/route.js';
import { envOf, startWorker } from './testing/worker.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];
const SCRIPTS = ['/m.js', '/stub.js', '/s.00000000.js', '/s.1234abcd.js'];
const PATHS = [
  ...SCRIPTS,
  '/e',
  '/e?receipt',
  `/e?batch=${uuid(1)}`,
  '/e?batch=x',
  '/health',
  '/metrics',
  '/nothing',
  '/%E0%A4%A',
  '',
];
const TOKEN = 'a-token-of-the-operator';

/** What a page of another origin says of itself before it asks for more. */
const preflight = {
  origin: 'https://evil.test',
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'content-type',
  'access-control-request-private-network': 'true',
};
const words: readonly { [name: string]: string }[] = [
  {},
  preflight,
  { origin: 'null', 'sec-fetch-site': 'cross-site' },
  { origin: SHOP, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
  { authorization: `Bearer ${TOKEN}`, 'if-none-match': '"0123456789abcdef"' },
];

const expectGuarded = (
  { status, headers }: { status: number; headers: Headers },
  isScript: boolean,
) => {
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'same-site',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  if (isScript && status < 400) expect(headers.has('set-cookie')).toBe(false);
  else expect(headers.get('cache-control')).toBe('no-store');
};

const isScriptOf = (path: string, method: string) =>
  SCRIPTS.includes(path) && ['GET', 'HEAD'].includes(method);

test.each(PATHS.flatMap((path) => METHODS.map((method) => [method, path] as const)))(
  'guards its answer to %s of %j, whoever asks',
  async (method, path) => {
    const { get } = startRoute(undefined, { metricsToken: TOKEN });
    for (const headers of words) {
      const body = method === 'POST' || method === 'PUT' ? '{"not":"a batch"}' : null;
      expectGuarded(await get(path, { method, headers, body }), isScriptOf(path, method));
    }
  },
);

test.each([
  ['202', 202, () => new Response(null, { status: 202 })],
  ['503 while Klaviyo takes nothing', 503, () => refusal(503)],
  ['202 with rejections', 202, () => refusal(400)],
] as const)('guards its answer of %s to a page', async (_, status, klaviyo) => {
  const { send } = startRoute(klaviyo);
  const answer = await send(batchOf([trackOf(1)]));
  expect(answer.status).toBe(status);
  expectGuarded(answer, false);
});

test('guards its answer when it fails itself', async () => {
  const broken = {
    send: async () => {},
    get status(): never {
      throw new Error('broken');
    },
  };
  const { get } = startRoute(undefined, { metricsToken: TOKEN, queue: broken });
  const answer = await get('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(answer.status).toBe(500);
  expectGuarded(answer, false);
});

test('guards its answer to whoever asks too often', async () => {
  const { send } = startRoute(undefined, {
    rateLimits: { perVisitor: { requests: 1, windowMs: 3_600_000 } },
  });
  await send(batchOf([trackOf(1)]));
  const answer = await send(batchOf([trackOf(2)]));
  expect(answer.status).toBe(429);
  expectGuarded(answer, false);
});

test.each(METHODS)('guards the answer to %s of a Worker that is not set up', async (method) => {
  const { ask } = startWorker(undefined, envOf({ KLAVIYO_API_KEY: '' }));
  for (const path of PATHS) {
    const answer = await ask(new Request(`${SHOP}/q7f2${path}`, { method }));
    expect(answer.status).toBe(503);
    expectGuarded(answer, false);
  }
});

test('lets what is cached depend on its path alone', async () => {
  const { get } = startRoute();
  const strange = {
    'x-forwarded-host': 'evil.test',
    'x-original-url': '/evil',
    'accept-language': 'xx',
    cookie: 'a=b',
    origin: 'https://evil.test',
    range: 'bytes=0-1',
  };
  for (const path of SCRIPTS) {
    const plain = await get(path);
    for (const other of [
      await get(path, { headers: strange }),
      await get(`${path}?x=${uuid(1)}`),
    ]) {
      expect(other.text).toBe(plain.text);
      expect([...other.headers]).toStrictEqual([...plain.headers]);
    }
  }
});

test('tells who a visitor is to nobody who reads', async () => {
  const { send, get } = startRoute();
  const batch = batchOf([trackOf(1)], {
    visitor: { anonymous_id: uuid(7), fresh: true, email: 'grace@example.net' },
  });
  const cookie = (await send(batch)).headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const recalled = await get(`/e?batch=${batch.batch}`, { headers });
  expect(recalled.body.batches).toHaveLength(1);
  for (const path of PATHS) {
    const { text } = await get(path, { headers });
    expect(text).not.toContain(uuid(7));
    expect(text).not.toContain('grace@');
  }
  expect(recalled.text).not.toContain(uuid(7));
});

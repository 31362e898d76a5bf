import { expect, test } from 'vitest';
import { parts, script, stub } from '#page-scripts';
import { startRoute } from './testing/route.js';

const PART = 's.00000000.js';
const { get } = startRoute();

test.each([
  ['the script', '/m.js', script],
  ['its stub', '/stub.js', stub],
])('serves %s for five minutes, with an entity tag', async (_, path, source) => {
  const { status, headers, text } = await get(path);
  expect(status).toBe(200);
  expect(text).toBe(source);
  expect(Object.fromEntries(headers)).toMatchObject({
    'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
    'content-type': 'text/javascript; charset=utf-8',
    'x-content-type-options': 'nosniff',
    etag: expect.stringMatching(/^"[0-9a-f]{16}"$/),
  });
  expect(headers.has('set-cookie')).toBe(false);
});

test.each<[string, (etag: string) => string]>([
  ['its tag', (etag) => etag],
  ['a weak one', (etag) => `W/${etag}`],
  ['a list', (etag) => `"0123456789abcdef", ${etag}`],
])('answers 304 without a body to whoever has it, by %s', async (_, alter) => {
  const etag = (await get('/m.js')).headers.get('etag') ?? '';
  const answer = await get('/m.js', { headers: { 'if-none-match': alter(etag) } });
  expect(answer.status).toBe(304);
  expect(answer.text).toBe('');
  expect(answer.headers.get('etag')).toBe(etag);
  expect(answer.headers.get('cache-control')).toContain('max-age=300');
});

test('serves the script to whoever has another', async () => {
  const answer = await get('/m.js', { headers: { 'if-none-match': '"0123456789abcdef"' } });
  expect(answer.status).toBe(200);
});

test('serves a part for ever under its name', async () => {
  const { status, headers, text } = await get(`/${PART}`);
  expect(status).toBe(200);
  expect(text).toBe(parts[PART]);
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test.each(['/s.1234abcd.js', '/i.1234abcd.js'])(
  "serves today's part under the old name %s, not to be kept",
  async (path) => {
    const { status, headers } = await get(path);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  },
);

test.each([
  '/x.00000000.js',
  '/s',
  '/s.',
  '/s.js',
  '/sx.00000000.js',
  '/s.00000000.js.map',
  '/s.00000000.js/x',
  '/s.%2e%2e%2fsecret.js',
  '/constructor',
  '/toString',
  '/__proto__',
  '/hasOwnProperty',
  '/%',
  '/%E0%A4%A',
  '/M.js',
  '/m.js/',
  '/.env',
])('has nothing at %s', async (path) => {
  const { status, headers, body } = await get(path);
  expect(status).toBe(404);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body.detail).toContain('/q7f2/e');
});

test.each(['/m.js', '/stub.js', `/${PART}`])(
  'answers HEAD of %s like GET, without a body',
  async (path) => {
    const { status, headers, text } = await get(path, { method: 'HEAD' });
    expect(status).toBe(200);
    expect(text).toBe('');
    expect(headers.get('etag')).toBe((await get(path)).headers.get('etag'));
  },
);

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])(
  'answers 405 to %s of the scripts',
  async (method) => {
    for (const path of ['/m.js', '/stub.js']) {
      const { status, headers } = await get(path, { method });
      expect(status).toBe(405);
      expect(headers.get('allow')).toBe('GET');
    }
  },
);

test('has nothing to be posted to under the name of a part', async () => {
  expect((await get(`/${PART}`, { method: 'POST' })).status).toBe(404);
});

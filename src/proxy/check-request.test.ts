import { describe, expect, test } from 'vitest';
import { BASE, batchOf, SHOP, startRoute, trackOf, uuid } from './testing/route.js';

type Words = { [name: string]: string };

/** What browsers say of a page of the shop. */
const own: readonly [string, Words][] = [
  ['the same origin', { 'sec-fetch-site': 'same-origin', origin: SHOP }],
  ['the same origin without Origin', { 'sec-fetch-site': 'same-origin' }],
  ['the same origin in an older browser', { origin: SHOP }],
  ['an origin it is told of, in an older browser', { origin: 'https://public.shop.test' }],
];

/** What they say of others, and what others say of themselves. */
const strange: readonly [string, Words][] = [
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' }],
  ['another site that names our origin', { 'sec-fetch-site': 'cross-site', origin: SHOP }],
  ['a sibling host', { 'sec-fetch-site': 'same-site', origin: 'https://public.shop.test' }],
  ['an address bar', { 'sec-fetch-site': 'none' }],
  ['a sandboxed frame', { 'sec-fetch-site': 'cross-site', origin: 'null' }],
  ['a sandboxed frame in an older browser', { origin: 'null' }],
  ['a file in an older browser', { origin: 'file://' }],
  ['another site in an older browser', { origin: 'https://evil.test' }],
  ['a sibling host in an older browser', { origin: 'https://x.shop.test' }],
  ['our host with another scheme', { origin: 'http://shop.test' }],
  ['our host with a port', { origin: 'https://shop.test:444' }],
  ['our host in capitals', { origin: 'https://SHOP.test' }],
  ['two origins', { origin: `${SHOP} ${SHOP}` }],
  ['two words', { 'sec-fetch-site': 'same-origin, same-origin' }],
  ['a word in capitals', { 'sec-fetch-site': 'Same-Origin' }],
];

const silent: Words = { referer: `${SHOP}/cart`, cookie: 'a=b' };

const requestOf = (method: string, words: Words): Request => {
  const query = method === 'GET' ? `?batch=${uuid(1)}` : '';
  return new Request(`${SHOP}${BASE}/e${query}`, {
    method,
    headers: { ...words, ...(method === 'POST' && { 'content-type': 'application/json' }) },
    body: method === 'POST' ? JSON.stringify(batchOf([trackOf(1)])) : null,
  });
};

const WELCOME = { POST: 202, GET: 200, DELETE: 204 } as const;

describe.each(Object.entries(WELCOME))('%s', (method, welcome) => {
  const options = { shopOrigins: ['https://public.shop.test'] };

  test.each(own)('is taken from %s', async (_, words) => {
    const { ask } = startRoute(undefined, options);
    expect((await ask(requestOf(method, words))).status).toBe(welcome);
  });

  test.each(strange)('is refused from %s, and sets no cookie', async (_, words) => {
    const { ask, asked } = startRoute(undefined, options);
    const { status, headers } = await ask(requestOf(method, { ...silent, ...words }));
    expect(status).toBe(403);
    expect(headers.getSetCookie()).toStrictEqual([]);
    expect(asked).toStrictEqual([]);
  });
});

test('a request that says nothing of its origin may only read', async () => {
  const { ask } = startRoute();
  expect((await ask(requestOf('POST', silent))).status).toBe(403);
  expect((await ask(requestOf('DELETE', silent))).status).toBe(403);
  expect((await ask(requestOf('GET', silent))).status).toBe(200);
});

test.each([
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'text/plain; charset=application/json',
  '',
])(
  'a body of %j, which any page may send without asking, is refused even from the same origin',
  async (type) => {
    const { ask } = startRoute();
    const request = requestOf('POST', { 'sec-fetch-site': 'same-origin' });
    request.headers.set('content-type', type);
    expect((await ask(request)).status).toBe(415);
  },
);

test('a page of another site that asks before it sends gets no leave', async () => {
  const { ask } = startRoute();
  const headers = {
    origin: 'https://evil.test',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  };
  const answer = await ask(new Request(`${SHOP}${BASE}/e`, { method: 'OPTIONS', headers }));
  expect(answer.status).toBe(405);
  expect([...answer.headers.keys()].join()).not.toContain('access-control');
});

import { afterEach, beforeEach, expect, test } from 'vitest';

import { eventBody, startAsking } from '../testing/ask.js';

const NOON = Date.UTC(2026, 10, 21, 12, 0, 0);
let asking: Awaited<ReturnType<typeof startAsking>>;
let now: number;

beforeEach(async () => {
  now = NOON;
  asking = await startAsking({ rateLimits: 0.01, now: () => now });
});
afterEach(() => asking.close());

const send = (init: RequestInit = {}) =>
  asking.call('/api/events', { method: 'POST', body: JSON.stringify(eventBody()), ...init });
const statuses = async (count: number) => {
  const all: number[] = [];
  for (let sent = 0; sent < count; sent++) all.push((await send()).status);
  return all;
};

test('tells with every answer what is left of the minute', async () => {
  const first = await send();
  const refused = await asking.post('/api/events', {});

  expect(Object.fromEntries(first.headers)).toMatchObject({
    'ratelimit-limit': '35',
    'ratelimit-remaining': '34',
    'ratelimit-reset': '60',
  });
  expect(refused.status).toBe(400);
  expect(refused.headers.get('ratelimit-remaining')).toBe('33');
});

test('refuses what is over the burst, in the words seen on the wire, and says when to come back', async () => {
  expect(await statuses(3)).toEqual([202, 202, 202]);
  const refused = await send();

  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(refused.headers.get('ratelimit-limit')).toBeNull();
  expect((await refused.json()).errors[0]).toMatchObject({
    status: 429,
    code: 'throttled',
    title: 'Request was throttled.',
    detail: 'Request was throttled. Expected available in 1 second.',
    source: { pointer: '/data' },
    links: { type: expect.stringContaining('#rate-limits') },
  });
});

test('points with a slash at the end in the revisions of 2023', async () => {
  await statuses(3);
  const refused = await send({ headers: { revision: '2023-12-15' } });

  expect((await refused.json()).errors[0].source.pointer).toBe('/data/');
});

test('keeps refusing whoever comes back too early, and lets him in on time', async () => {
  await statuses(3);
  now = NOON + 999;
  expect(await statuses(2)).toEqual([429, 429]);
  now = NOON + 1_998;
  expect(await statuses(1)).toEqual([429]);
  now = NOON + 1_999;
  expect(await statuses(1)).toEqual([202]);
});

test('refuses until the minute ends when the minute is used up', async () => {
  for (let second = 0; second < 12; second++) {
    now = NOON + second * 1_000;
    await statuses(3);
  }
  now = NOON + 20_000;
  const refused = await send();

  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '40']);
  now = NOON + 60_000;
  expect((await send()).status).toBe(202);
});

test('counts endpoints, and each OAuth app, by themselves', async () => {
  await statuses(3);

  expect((await asking.call('/api/events')).status).toBe(200);
  const app = { authorization: 'Bearer some.oauth-token' };
  expect((await send({ headers: app })).status).toBe(202);
  const otherKey = { authorization: 'Klaviyo-API-Key pk_another' };
  expect((await send({ headers: otherKey })).status).toBe(429);
});

test('follows a clock that is moved, and forgets at a reset', async () => {
  await statuses(3);
  await asking.post('/_sandbox/clock', { advanceMs: 1_000 });
  expect(await statuses(4)).toEqual([202, 202, 202, 429]);
  await asking.post('/_sandbox/reset', {});

  expect(await statuses(1)).toEqual([202]);
});

test('stops counting when the limits are off', async () => {
  await asking.call('/_sandbox/settings', { method: 'PATCH', body: '{"rateLimits":0}' });

  expect(new Set(await statuses(40))).toEqual(new Set([202]));
  expect((await send()).headers.get('ratelimit-limit')).toBeNull();
});

test('counts nobody who has no key', async () => {
  const answers = [];
  for (let sent = 0; sent < 5; sent++)
    answers.push((await send({ headers: { authorization: '' } })).status);

  expect(answers).toEqual([401, 401, 401, 401, 401]);
  expect((await send()).headers.get('ratelimit-remaining')).toBe('34');
});

import { afterEach, beforeEach, expect, test } from 'vitest';

import { bulkBody, eventBody, KEY, startAsking } from '../testing/ask.js';

const NOON = Date.UTC(2026, 10, 21, 12, 0, 0);
let asking: Awaited<ReturnType<typeof startAsking>>;
let now: number;

beforeEach(async () => {
  now = NOON;
  asking = await startAsking({ now: () => now });
});
afterEach(() => asking.close());

const fault = async (given: object) => {
  const response = await asking.post('/_sandbox/faults', given);
  if (response.status !== 201) throw new Error(await response.text());
};
const send = (attributes = {}, headers: Record<string, string> = {}) =>
  asking.call('/api/events', {
    method: 'POST',
    body: JSON.stringify(eventBody(attributes)),
    headers,
  });
const statuses = async (count: number) => {
  const all: number[] = [];
  for (let sent = 0; sent < count; sent++) all.push((await send()).status);
  return all;
};
const events = async (): Promise<unknown[]> => asking.read('/_sandbox/events');
const firstError = async (response: Response) => (await response.json()).errors[0];

test('gives each fault an id and switches it off by it', async () => {
  await fault({ status: 503 });
  await fault({ status: 500 });
  const list = await asking.read('/_sandbox/faults');

  expect(list).toMatchObject([{ status: 503 }, { status: 500 }]);
  await asking.call(`/_sandbox/faults/${list[0].id}`, { method: 'DELETE' });
  expect(await statuses(1)).toEqual([500]);
  const again = await asking.call(`/_sandbox/faults/${list[0].id}`, { method: 'DELETE' });
  expect(again.status).toBe(404);
});

test('drops the connection before anything is recorded', async () => {
  await fault({ connection: 'drop', count: 1 });

  await expect(send({ unique_id: 'a' })).rejects.toThrow('fetch failed');
  expect(await events()).toEqual([]);
  expect(await asking.read('/_sandbox/requests')).toMatchObject([{ status: 0, fault: 'f1' }]);
  expect((await send()).status).toBe(202);
});

test('drops the connection after the event is recorded, so that a retry is a repeat', async () => {
  await fault({ connection: 'drop', when: 'after', count: 1 });

  await expect(send({ unique_id: 'a' })).rejects.toThrow('fetch failed');
  expect((await send({ unique_id: 'a' })).status).toBe(202);
  expect(await events()).toHaveLength(1);
});

test('breaks an answer off in the middle', async () => {
  await send();
  await fault({ truncate: true, count: 2 });

  const response = await asking.call('/api/events');
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow('terminated');
  await expect(send().then((empty) => empty.text())).rejects.toThrow();
  expect((await asking.call('/api/events')).status).toBe(200);
});

test('sends the second half of an answer late', async () => {
  await send();
  await fault({ bodyDelayMs: 400, count: 1 });
  const startedMs = performance.now();
  const response = await asking.call('/api/events');
  const reader = response.body?.getReader();
  const first = (await reader?.read())?.value ?? new Uint8Array();
  const second = (await reader?.read())?.value ?? new Uint8Array();

  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(399);
  expect(first.byteLength).toBeLessThan(Number(response.headers.get('content-length')));
  expect(JSON.parse(Buffer.concat([first, second]).toString()).data).toHaveLength(1);
});

test('waits before it answers', async () => {
  await fault({ delayMs: 60 });
  const startedMs = performance.now();

  expect((await send()).status).toBe(202);
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(59);
});

test('answers the pages of the proxy in front', async () => {
  await fault({ status: 403, body: 'html', count: 1 });
  await fault({ status: 524, body: 'html', count: 1 });
  await fault({ status: 502, body: 'empty', count: 1 });
  const challenge = await send();
  const timeout = await send();
  const empty = await send();

  expect([challenge.status, challenge.headers.get('cf-mitigated')]).toEqual([403, 'challenge']);
  expect(await challenge.text()).toContain('Just a moment');
  expect([timeout.status, timeout.headers.get('cf-mitigated')]).toEqual([524, null]);
  expect(await timeout.text()).toContain('524');
  expect([empty.status, await empty.text()]).toEqual([502, '']);
});

test.each([
  ['2023-12-15', 'application/json', '/data/'],
  ['2024-07-15', 'application/json', '/data'],
  ['2026-07-15', 'application/vnd.api+json', '/data'],
  ['never', 'application/vnd.api+json', '/data'],
])('throttles a request of %s in its form', async (revision, type, pointer) => {
  await fault({ status: 429, count: 1 });
  const response = await asking.call('/api/events', { headers: { revision } });

  expect(response.headers.get('content-type')).toBe(type);
  expect((await firstError(response)).source.pointer).toBe(pointer);
});

test('refuses a poisoned property and points at it, in bulk all of the request', async () => {
  await fault({ poison: { property: 'a/b', equals: { deep: [1] } } });
  const poisoned = { unique_id: 'b', properties: { 'a/b': { deep: [1] } } };
  const profile = { email: 'ada@example.com' };
  const single = await send(poisoned);
  const bulk = await asking.post(
    '/api/event-bulk-create-jobs',
    bulkBody({ profile, events: [{ unique_id: 'a' }, poisoned] }),
  );

  expect([single.status, bulk.status]).toEqual([400, 400]);
  expect((await firstError(single)).source.pointer).toBe('/data/attributes/properties/a~1b');
  expect((await firstError(bulk)).source.pointer).toBe(
    '/data/attributes/events-bulk-create/data/0/attributes/events/data/1/attributes/properties/a~1b',
  );
  expect(await events()).toEqual([]);
  expect((await send({ properties: { 'a/b': 'other' } })).status).toBe(202);
});

test('poisons a property whatever its value when none is named', async () => {
  await fault({ poison: { property: 'size' } });

  expect((await send({ properties: { size: null } })).status).toBe(400);
  expect((await send({ properties: { colour: 'red' } })).status).toBe(202);
});

test('loses events after their 202 and lists why', async () => {
  await fault({ lose: true, count: 1 });

  expect(await statuses(1)).toEqual([202]);
  expect(await events()).toEqual([]);
  expect(await asking.read('/_sandbox/drops')).toMatchObject([
    { metric: 'Viewed Product', reason: expect.stringContaining('fault f1') },
  ]);
  expect(await asking.read('/_sandbox/profiles')).toEqual([]);
});

test('records what is accepted later, or when it is told to settle', async () => {
  await fault({ processingDelayMs: 60_000, count: 1 });
  expect(await statuses(1)).toEqual([202]);

  expect(await events()).toEqual([]);
  expect(await (await asking.post('/_sandbox/settle', {})).json()).toEqual({ waiting: 0 });
  expect(await events()).toHaveLength(1);
});

test('hits only what fits its method, lane, metric and key', async () => {
  await fault({ method: 'post', lane: 'create_event', metric: 'Poison', key: KEY, status: 500 });

  expect((await send({ metric: 'Poison' })).status).toBe(500);
  expect((await send()).status).toBe(202);
  expect((await asking.call('/api/events')).status).toBe(200);
  const other = { authorization: 'Klaviyo-API-Key pk_other_0123456789' };
  expect((await send({ metric: 'Poison' }, other)).status).toBe(202);
  expect(await (await asking.call('/_sandbox/faults')).text()).not.toContain(KEY);
});

test('spares the first requests', async () => {
  await fault({ status: 503, skip: 2, count: 1 });

  expect(await statuses(4)).toEqual([202, 202, 503, 202]);
});

test("ends by the sandbox's clock", async () => {
  await fault({ status: 503, forMs: 1_000 });
  now = NOON + 999;
  expect(await statuses(1)).toEqual([503]);
  now = NOON + 1_000;
  expect(await statuses(1)).toEqual([202]);
  expect(await asking.read('/_sandbox/faults')).toEqual([]);
});

test('hits the same requests again with the same seed, and a share of them', async () => {
  const run = async () => {
    await asking.call('/_sandbox/faults', { method: 'DELETE' });
    await fault({ status: 503, probability: 0.5, seed: 7 });
    return statuses(30);
  };
  const first = await run();

  expect(await run()).toEqual(first);
  const hits = first.filter((status) => status === 503).length;
  expect(hits).toBeGreaterThan(5);
  expect(hits).toBeLessThan(25);
});

test('counts right when many requests come at once', async () => {
  await fault({ metric: 'Viewed Product', status: 503, count: 3 });
  const all = await Promise.all(Array.from({ length: 10 }, () => send()));

  expect(all.filter(({ status }) => status === 503)).toHaveLength(3);
});

test.each([
  [{}, ''],
  [{ status: 399 }, '/status'],
  [{ status: 600 }, '/status'],
  [{ status: 500, count: 0 }, '/count'],
  [{ delayMs: 120_001 }, '/delayMs'],
  [{ status: 500, probability: 1.1 }, '/probability'],
  [{ status: 500, path: 'api' }, '/path'],
  [{ status: 500, until: '2026-11-21' }, '/until'],
  [{ poison: {} }, '/poison/property'],
  [{ lose: false }, ''],
  [{ preset: 'nothing' }, '/preset'],
  [{ preset: 5 }, '/preset'],
  [{ preset: 'throttled', connection: 'drop' }, '/status'],
  [{ connection: 'drop', status: 503 }, '/status'],
  [{ connection: 'drop', truncate: true }, '/truncate'],
  [{ truncate: true, bodyDelayMs: 1 }, '/bodyDelayMs'],
  [{ status: 503, lose: true }, '/lose'],
  [{ connection: 'drop', processingDelayMs: 1 }, '/processingDelayMs'],
  [{ status: 503, forMs: 1, until: '2026-11-21T00:00:00Z' }, '/forMs'],
])('refuses the fault %j and points at %j', async (given, pointer) => {
  const response = await asking.post('/_sandbox/faults', given);

  expect(response.status).toBe(400);
  expect((await firstError(response)).source.pointer).toBe(pointer);
});

test('leaves shops, which have no key, alone when a key is revoked', async () => {
  const presets: { name: string; fault: object }[] = await asking.read('/_sandbox/faults/presets');
  await fault(presets.find(({ name }) => name === 'revoked-key')?.fault ?? {});

  expect(await statuses(1)).toEqual([401]);
  const shop = await fetch(`${asking.sandbox.url}/client/events?company_id=SANDBX`, {
    method: 'POST',
    body: JSON.stringify(eventBody()),
    headers: { revision: '2026-07-15', 'content-type': 'application/json' },
  });
  expect(shop.status).toBe(202);
});

test('switches on every preset as it is listed', async () => {
  const presets: { fault: object }[] = await asking.read('/_sandbox/faults/presets');

  expect(presets.length).toBeGreaterThan(10);
  for (const preset of presets) await fault(preset.fault);
  expect(await asking.read('/_sandbox/faults')).toHaveLength(presets.length);
});

test('switches on a preset by its name, and what is said beside goes first', async () => {
  await fault({ preset: 'throttled', count: 1, name: 'mine' });

  expect(await asking.read('/_sandbox/faults')).toMatchObject([
    { name: 'mine', status: 429, retryAfterSeconds: 2, left: 1 },
  ]);
  expect(await statuses(2)).toEqual([429, 202]);
  await fault({ preset: 'throttled' });
  expect(await asking.read('/_sandbox/faults')).toMatchObject([{ name: 'throttled', left: 5 }]);
});

test('loses the answer and the event when both is asked for', async () => {
  await fault({ status: 503, lose: true, when: 'after' });

  expect(await statuses(1)).toEqual([503]);
  expect(await asking.read('/_sandbox/drops')).toHaveLength(1);
});

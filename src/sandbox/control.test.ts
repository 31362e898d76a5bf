import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { bulkBody, eventBody, KEY, startAsking } from './testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeEach(async () => {
  asking = await startAsking();
});
afterEach(() => asking.close());

const send = (attributes = {}) => asking.post('/api/events', eventBody(attributes));
const fault = (given: object) => asking.post('/_sandbox/faults', given);

test('shows the private key nowhere, whatever was sent', async () => {
  await send({ properties: { oops: KEY, [KEY]: 1 }, unique_id: 'a' });
  await send({ properties: { oops: KEY }, unique_id: 'a' });
  await send({ value: KEY });
  await asking.call(`/api/events/${KEY}`);
  await asking.call('/api/events', { headers: { authorization: `Bearer ${KEY}` } });

  const paths = ['state', 'events', 'profiles', 'rejects', 'drops', 'requests', 'faults'];
  for (const path of paths) {
    const text = await (await asking.call(`/_sandbox/${path}`)).text();
    expect(text, path).not.toContain(KEY);
  }
});

test('gives the private key back in no answer, wherever it came in', async () => {
  const headers = (given: Record<string, string>) => ({ headers: given });
  const answers = [
    asking.call(`/api/${KEY}`),
    asking.call(`/api/events/${KEY}`),
    asking.call(`/${KEY}`),
    asking.call('/api/events', headers({ revision: KEY })),
    asking.call('/api/events', headers({ 'x-sandbox-fault': KEY })),
    asking.call(`/api/events?include=${KEY}`),
    asking.call(`/client/events?company_id=${KEY}`),
    asking.post('/_sandbox/keys', { [KEY]: 1 }),
    asking.call(`/_sandbox/faults/${KEY}`, { method: 'DELETE' }),
    asking.call('/api/events', { method: 'POST', body: 'a', headers: { 'content-type': KEY } }),
  ];
  for (const answer of await Promise.all(answers)) {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text(), answer.url).not.toContain(KEY);
  }
});

test('shows what was refused, why, and who asked, but not whom it was about', async () => {
  await send({ value: 'much', profile: { email: 'ada@example.com' } });

  const [reject] = await asking.read('/_sandbox/rejects');
  expect(reject).toMatchObject({ method: 'POST', path: '/api/events', status: 400 });
  expect(reject.errors[0].source.pointer).toBe('/data/attributes/value');
  expect(reject.body.data.attributes.value).toBe('much');
  expect(reject.body.data.attributes.profile.data.attributes.email).toBe('xxx@xxxxxxx.xxx');
});

test('counts the events of each request', async () => {
  await send();
  const events = [{ unique_id: 'a' }, { unique_id: 'b' }];
  const body = bulkBody({ profile: { email: 'ada@example.com' }, events });
  await asking.post('/api/event-bulk-create-jobs', body);

  expect(await asking.read('/_sandbox/requests')).toMatchObject([
    { method: 'POST', path: '/api/events', status: 202, lane: 'create_event', events: 1 },
    { method: 'POST', path: '/api/event-bulk-create-jobs', status: 202, lane: 'bulk', events: 2 },
  ]);
});

test('waits for an event that is still to come', async () => {
  const waiting = asking.call('/_sandbox/wait?metric=Added%20to%20Cart&count=1&timeoutMs=5000');
  await send();
  await send({ metric: 'Added to Cart' });

  const response = await waiting;
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject([{ metric: 'Added to Cart' }]);
});

test('says after the timeout what did not come, with what did', async () => {
  await send({ metric: 'Added to Cart' });
  const query = 'metric=Added+to+Cart&profile=Ada@Example.com&count=2&timeoutMs=10';
  const response = await asking.call(`/_sandbox/wait?${query}`);

  expect(response.status).toBe(408);
  expect(await response.json()).toMatchObject({
    errors: [
      {
        code: 'timeout',
        detail:
          "Waited 10 ms for 2 events of the metric 'Added to Cart' by ada@example.com: 1 came.",
      },
    ],
    waited_for: { metric: 'Added to Cart', profile: 'ada@example.com', count: 2, timeoutMs: 10 },
    came: 1,
    events: [{ metric: 'Added to Cart' }],
  });
});

test('answers as many events as were waited for', async () => {
  const events = (part: number) =>
    Array.from({ length: 1_000 }, (_, index) => ({ unique_id: `${part}-${index}` }));
  for (const part of [1, 2]) {
    const group = { profile: { email: 'ada@example.com' }, events: events(part) };
    await asking.post('/api/event-bulk-create-jobs', bulkBody(group));
  }

  expect(await asking.read('/_sandbox/wait?count=2000')).toHaveLength(2_000);
  const { headers } = await asking.call('/_sandbox/wait?count=1');
  expect(headers.get('x-total-count')).toBe('2000');
});

test.each([
  ['POST', 'faults'],
  ['POST', 'clock'],
  ['PATCH', 'settings'],
  ['POST', 'keys'],
  ['POST', 'kx'],
  ['POST', 'confirm-subscription'],
  ['POST', 'seed'],
  ['POST', 'settle'],
  ['POST', 'reset'],
])('%s %s takes no body but an object', async (method, path) => {
  for (const body of ['[]', 'null', '"a"', '5']) {
    const response = await asking.call(`/_sandbox/${path}`, { method, body });
    expect([body, response.status]).toEqual([body, 400]);
    expect((await response.json()).errors[0].detail).toBe('The body must be a JSON object.');
  }
});

test('answers a fault as often as it was asked to, then works again', async () => {
  await fault({ status: 429, retryAfterSeconds: 3, count: 2 });

  const answers = [await send(), await send(), await send()];

  expect(answers.map(({ status }) => status)).toEqual([429, 429, 202]);
  expect(answers[0]?.headers.get('retry-after')).toBe('3');
  expect(await answers[0]?.text()).toContain('throttled');
  expect(await asking.read('/_sandbox/faults')).toEqual([]);
});

test('answers HTML, on one path only, until the fault is switched off', async () => {
  await fault({ path: '/api/events', status: 503, body: 'html' });

  const events = await send();
  const profiles = await asking.call('/api/profiles');
  await asking.call('/_sandbox/faults', { method: 'DELETE' });

  expect([events.status, profiles.status, (await send()).status]).toEqual([503, 200, 202]);
  expect(events.headers.get('content-type')).toContain('text/html');
});

test('records the event although its answer is lost', async () => {
  await fault({ status: 500, when: 'after', count: 1 });

  expect((await send({ unique_id: 'a' })).status).toBe(500);
  expect((await send({ unique_id: 'a' })).status).toBe(202);
  expect(await asking.read('/_sandbox/events')).toHaveLength(1);
});

test('refuses one metric on both endpoints and points at it', async () => {
  await fault({ rejectMetric: 'Poison' });
  const profile = { email: 'ada@example.com' };
  const events = [{ unique_id: 'a' }, { unique_id: 'b', metric: 'Poison' }];

  const single = await send({ metric: 'Poison' });
  const bulk = await asking.post('/api/event-bulk-create-jobs', bulkBody({ profile, events }));

  const pointers = await Promise.all(
    [single, bulk].map(async (response) => (await response.json()).errors[0].source.pointer),
  );
  expect(pointers).toEqual([
    '/data/attributes/metric/data/attributes/name',
    '/data/attributes/events-bulk-create/data/0/attributes/events/data/1/attributes/metric/data/attributes/name',
  ]);
  expect((await send()).status).toBe(202);
});

test('refuses a fault it does not understand', async () => {
  expect((await fault({ status: 200 })).status).toBe(400);
  expect((await fault({ stauts: 500 })).status).toBe(400);
});

test('forgets everything on reset', async () => {
  await send();
  await send({ value: 'much' });
  await fault({ status: 500 });

  expect((await asking.post('/_sandbox/reset', {})).status).toBe(204);
  expect(await asking.read('/_sandbox/state')).toEqual({
    events: 0,
    profiles: 0,
    requests: 0,
    rejects: 0,
    drops: 0,
    faults: 0,
  });
});

test('forgets what is still on its way at a reset', async () => {
  await fault({ path: '/api/events', delayMs: 60_000, count: 1 });
  await fault({ path: '/api/lists', bodyDelayMs: 1, count: 1 });
  const slow = send();
  const half = new TransformStream<Uint8Array, Uint8Array>();
  const writer = half.writable.getWriter();
  const init = { method: 'POST', body: half.readable, duplex: 'half' } as RequestInit;
  const started = asking.call('/api/lists', init);
  await writer.write(new TextEncoder().encode('{"data":'));
  // Both are in the middle of it when their faults are used up.
  await expect.poll(() => asking.read('/_sandbox/faults')).toEqual([]);
  await asking.post('/_sandbox/reset', {});

  expect((await slow).status).toBe(503);
  await writer.close();
  expect((await started).status).toBe(503);
  expect(await asking.read('/_sandbox/state')).toMatchObject({
    events: 0,
    requests: 0,
    rejects: 0,
  });
});

test('streams that something has changed', async () => {
  const response = await asking.call('/_sandbox/stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  await send();

  let text = '';
  while (!text.includes('data:')) text += (await reader?.read())?.value ?? '';
  await reader?.cancel();

  expect(text).toContain('"events"');
});

test('remembers its events in a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const data = join(folder, 'klaviyo.db');
  const before = await startAsking({ data });
  await before.post('/api/events', eventBody());
  await before.close();

  const after = await startAsking({ data });
  expect(await after.read('/_sandbox/events')).toHaveLength(1);
  await after.close();
  rmSync(folder, { recursive: true });
});

import { afterAll, beforeAll, expect, test } from 'vitest';

import { eventBody, startAsking } from '../testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  asking = await startAsking();
});
afterAll(() => asking.close());

const send = (header: string, unique_id = header) =>
  asking.call('/api/events', {
    method: 'POST',
    body: JSON.stringify(eventBody({ unique_id })),
    headers: { 'x-sandbox-fault': header },
  });
const count = async () => (await asking.read('/_sandbox/events')).length;

test('fails one request the way it asks for, and no other', async () => {
  const before = await count();
  const response = await send('status=503; retry-after=2; when=after; body=html');

  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('2');
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(await count()).toBe(before + 1);
  expect(await asking.read('/_sandbox/faults')).toEqual([]);
  expect((await asking.call('/api/events')).status).toBe(200);
});

test('drops and truncates by header, too', async () => {
  await expect(send('connection=drop')).rejects.toThrow('fetch failed');
  await expect(send('truncate').then((response) => response.text())).rejects.toThrow();
  const requests = await asking.read('/_sandbox/requests');
  expect(requests.at(-1)).toMatchObject({ status: 202, fault: 'header' });
});

test('says of a throttled request when it may come back', async () => {
  const response = await send('status=429;retry-after=7');

  expect(response.headers.get('retry-after')).toBe('7');
  expect((await response.json()).errors[0]).toMatchObject({
    code: 'throttled',
    detail: 'Request was throttled. Expected available in 7 seconds.',
  });
});

test.each([
  ['throttled', 429, '2'],
  ['preset=throttled', 429, '2'],
  ['throttled; retry-after=9', 429, '9'],
  ['outage; status=500', 500, null],
])('takes the preset in %j', async (header, status, retryAfter) => {
  const response = await send(header);

  expect([response.status, response.headers.get('retry-after')]).toEqual([status, retryAfter]);
  expect((await asking.call('/api/events')).status).toBe(200);
});

test('poisons one property of this request', async () => {
  const body = JSON.stringify(eventBody({ properties: { size: 1 } }));
  const headers = (property: string) => ({ 'x-sandbox-fault': `poison=${property}` });
  const send = (property: string) =>
    asking.call('/api/events', { method: 'POST', body, headers: headers(property) });
  const refused = await send('size');

  expect(refused.status).toBe(400);
  expect((await refused.json()).errors[0].source.pointer).toBe('/data/attributes/properties/size');
  expect((await send('colour')).status).toBe(202);
});

test.each([
  ['stauts=500', 'stauts'],
  ['status=abc', 'status'],
  ['status=200', 'status'],
  ['status', 'status'],
  ['when=later; status=500', 'when'],
  ['truncate=perhaps', 'truncate'],
  [';', 'Nothing would go wrong'],
  ['__proto__=1', '__proto__'],
  ['status=503; status=500', 'twice'],
  ['poison=', 'poison'],
  ['preset=nothing', 'preset: Expected one of throttled'],
  ['throttled; outage', 'twice'],
  ['throttled=1', 'no preset'],
  ['connection=drop; status=503', 'status: Not together with connection'],
])('refuses %j and says why', async (header, named) => {
  const before = await count();
  const response = await send(header);

  expect(response.status).toBe(400);
  const [error] = (await response.json()).errors;
  expect(error.source).toEqual({ parameter: 'x-sandbox-fault' });
  expect(error.detail).toContain(named);
  expect(await count()).toBe(before);
});

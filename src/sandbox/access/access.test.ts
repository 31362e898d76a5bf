import { afterEach, beforeEach, expect, test } from 'vitest';

import { eventBody, KEY, startAsking } from '../testing/ask.js';

const READER = 'pk_reader_0123456789';
let asking: Awaited<ReturnType<typeof startAsking>>;

beforeEach(async () => {
  asking = await startAsking({ keys: [{ key: READER, scopes: ['events:read'] }] });
});
afterEach(() => asking.close());

const as = (key: string) => ({ authorization: `Klaviyo-API-Key ${key}` });
const send = (headers: Record<string, string> = {}) =>
  asking.call('/api/events', { method: 'POST', body: JSON.stringify(eventBody()), headers });
const restrict = (key: object) => asking.post('/_sandbox/keys', key);
const firstError = async (response: Response) => (await response.json()).errors[0];

test('opens everything to any private key nobody has restricted', async () => {
  expect((await send()).status).toBe(202);
  expect((await asking.call('/api/events?include=profile,metric')).status).toBe(200);
});

test('names the scope that a key is missing', async () => {
  const response = await send(as(READER));

  expect(response.status).toBe(403);
  expect(await firstError(response)).toMatchObject({
    code: 'permission_denied',
    detail: expect.stringContaining('events:write'),
  });
  expect((await asking.call('/api/events', { headers: as(READER) })).status).toBe(200);
});

test('asks for the scope of what is to be included, too', async () => {
  const read = (key: string) => asking.call('/api/events?include=profile', { headers: as(key) });
  const response = await read(READER);

  expect(response.status).toBe(403);
  expect((await firstError(response)).detail).toContain('profiles:read');
  await restrict({ key: READER, scopes: ['events:read', 'profiles:read'] });
  expect((await read(READER)).status).toBe(200);
});

test('answers a revoked key like a wrong one, until a reset', async () => {
  await restrict({ key: KEY, revoked: true });
  const response = await send();

  expect(response.status).toBe(401);
  expect((await firstError(response)).code).toBe('not_authenticated');
  await asking.post('/_sandbox/reset', {});
  expect((await send()).status).toBe(202);
  expect((await send(as(READER))).status).toBe(403);
});

test('shows of a key no more than its end', async () => {
  await restrict({ key: KEY, scopes: ['events:write'] });
  const text = await (await asking.call('/_sandbox/keys')).text();

  expect(text).not.toContain(KEY);
  expect(JSON.parse(text)).toContainEqual({
    id: expect.stringMatching(/^[\w-]{8}$/),
    ending: 'cdef',
    scopes: ['events:write'],
    revoked: false,
  });
});

test('tells short keys apart without showing them', async () => {
  for (const key of ['pk_a', 'pk_b']) await restrict({ key, revoked: true });
  const shown = (await asking.read('/_sandbox/keys')).slice(-2);

  expect(new Set(shown.map(({ id }: { id: string }) => id)).size).toBe(2);
  expect(shown.map(({ ending }: { ending: string }) => ending)).toEqual(['', '']);
});

test.each([
  [{ scopes: [] }, '/key'],
  [{ key: 'a key', scopes: [] }, '/key'],
  [{ key: KEY, scopes: ['everything'] }, '/scopes'],
  [{ key: KEY, revoked: 'yes' }, '/revoked'],
])('refuses the key %j and points at %s', async (given, pointer) => {
  const response = await restrict(given);

  expect(response.status).toBe(400);
  expect((await firstError(response)).source.pointer).toContain(pointer);
});

test('takes an OAuth token, and keeps it out of what it stores', async () => {
  const token = 'oauth-token.0123456789';
  const body = JSON.stringify(eventBody({ properties: { oops: token } }));
  const headers = { authorization: `Bearer ${token}` };
  const response = await asking.call('/api/events', { method: 'POST', body, headers });

  expect(response.status).toBe(202);
  expect(await (await asking.call('/_sandbox/events')).text()).not.toContain(token);
});

test.each([
  ['a public company id', 'Klaviyo-API-Key ABC123'],
  ['a scheme without a key', 'Klaviyo-API-Key'],
  ['a key with a blank in it', 'Klaviyo-API-Key pk_a b'],
  ['another scheme', 'Basic cGtfMTIz'],
  ['an empty token', 'Bearer '],
])('takes %s for no key', async (_, authorization) => {
  expect((await send({ authorization })).status).toBe(401);
});

test('answers a missing key with 400 when that page of the docs is to be right', async () => {
  await asking.call('/_sandbox/settings', { method: 'PATCH', body: '{"missingKey":400}' });
  const response = await send({ authorization: '' });

  expect(response.status).toBe(400);
  expect((await firstError(response)).code).toBe('not_authenticated');
});

test('does not start with a key it cannot understand', async () => {
  await expect(startAsking({ keys: [{ key: 'my key' }] })).rejects.toThrow(/cannot start: key/);
});

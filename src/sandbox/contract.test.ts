import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startSandbox } from './server.js';
import { eventBody, KEY, startAsking } from './testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  asking = await startAsking();
});
afterAll(() => asking.close());

const post = (headers: Record<string, string>, path = '/api/events') =>
  asking.call(path, { method: 'POST', body: JSON.stringify(eventBody()), headers });

test('words an error as Klaviyo does', async () => {
  const body = eventBody({ profile: { phone_number: '12' } });
  const response = await asking.post('/api/events', body);

  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toBe('application/vnd.api+json');
  expect(await response.json()).toEqual({
    errors: [
      {
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        status: 400,
        code: 'invalid',
        title: 'Invalid input.',
        detail: 'Invalid phone number format (Example of a valid format: +12345678901)',
        source: { pointer: '/data/attributes/profile/data/attributes/phone_number' },
        links: {},
        meta: {},
      },
    ],
  });
});

test.each([['/api/events/'], ['//api/events/'], ['/api//events']])(
  'takes an event at %s',
  async (path) => {
    expect((await post({}, path)).status).toBe(202);
  },
);

test('takes both content types and gzip', async () => {
  const body = gzipSync(JSON.stringify(eventBody()));
  const zipped = { method: 'POST', body, headers: { 'content-encoding': 'gzip' } };

  expect((await post({ 'content-type': 'application/json; charset=utf-8' })).status).toBe(202);
  expect((await post({ 'content-type': 'text/plain' })).status).toBe(415);
  expect((await asking.call('/api/events', zipped)).status).toBe(202);
});

test.each([
  ['no key', ''],
  ['a key that is not private', 'Klaviyo-API-Key ABC123'],
  ['another scheme', 'Basic cGtfMTIz'],
])('answers 401 for %s', async (_, authorization) => {
  const response = await post({ authorization });

  expect(response.status).toBe(401);
  expect((await response.json()).errors[0].code).toBe('not_authenticated');
});

test('answers an HTML 400 for a private key sent as a bearer token', async () => {
  const response = await post({ authorization: `Bearer ${KEY}` });

  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toContain('text/html');
});

test('asks for a revision it knows', async () => {
  expect((await post({ revision: '' })).status).toBe(400);
  expect((await post({ revision: '2099-01-01' })).status).toBe(400);
});

test('refuses a body that is not JSON without quoting it', async () => {
  const response = await asking.call('/api/events', { method: 'POST', body: '{"email":"ada@' });

  expect(response.status).toBe(400);
  expect(await response.text()).not.toContain('ada@');
});

test('answers 404 and 405 in the same shape', async () => {
  const nowhere = await asking.call('/api/nowhere');
  const wrong = await asking.call('/api/event-bulk-create-jobs');

  expect([nowhere.status, wrong.status]).toEqual([404, 405]);
  expect((await nowhere.json()).errors[0].code).toBe('not_found');
  expect((await wrong.json()).errors[0].code).toBe('method_not_allowed');
});

test.each([
  [
    '/api/api/events',
    'There is no endpoint at /api/api/events. Leave /api out of the base address.',
  ],
  ['/api/client/events', 'Leave /api out of the base address.'],
  ['/api/apis', 'There is no endpoint at /api/apis.'],
])('says at %s what may be wrong', async (path, words) => {
  const response = await asking.call(`${path}?company_id=SANDBX`);

  expect(response.status).toBe(404);
  expect((await response.json()).errors[0].detail).toMatch(
    new RegExp(`${words.replaceAll('.', '\\.')}$`),
  );
});

test('says which port is taken', async () => {
  const second = startSandbox({ port: asking.sandbox.port }, { script: '', style: '' });

  await expect(second).rejects.toThrow(`port ${asking.sandbox.port} is already taken`);
});

test('serves its page from itself only', async () => {
  const page = await fetch(`${asking.sandbox.url}/`);

  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(await page.text()).toContain('/_sandbox/page.js');
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventBody, KEY } from '../testing/ask.js';
import { company, startBrowser } from '../testing/ask-browser.js';
import { profileBody } from '../testing/ask-judged.js';

let sandbox: Awaited<ReturnType<typeof startBrowser>>;
beforeEach(async () => {
  sandbox = await startBrowser();
});
afterEach(() => sandbox.close());

const ask: typeof sandbox.ask = (...given) => sandbox.ask(...given);
const track: typeof sandbox.track = (...given) => sandbox.track(...given);
const people: typeof sandbox.people = (...given) => sandbox.people(...given);
const countEvents: typeof sandbox.countEvents = (...given) => sandbox.countEvents(...given);

const ada = { email: 'ada@example.com' };

test('an event needs a company and no key', async () => {
  const { status, body, headers } = await track(ada);
  expect([status, body]).toEqual([202, undefined]);
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(await sandbox.read('/_sandbox/events')).toMatchObject([{ lane: 'client' }]);
});

test.each([
  ['no company', '/client/events', {}],
  ['an unknown company', '/client/events?company_id=ABC123', {}],
  ['a private key', `/client/events?${company}`, { authorization: `Klaviyo-API-Key ${KEY}` }],
])('%s is refused, readable by the page', async (_, path, headers) => {
  const refused = await sandbox.askServer('POST', path, eventBody(), {
    headers: { authorization: '', ...headers },
  });
  expect(refused.status).toBe(400);
  expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  expect(await countEvents()).toBe(0);
});

test('a preflight allows what the page asks for, without credentials', async () => {
  const response = await fetch(`${sandbox.sandbox.url}/client/events/?${company}`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,revision,x-klaviyo-onsite',
    },
  });
  expect(response.status).toBe(204);
  expect(response.headers.get('access-control-allow-headers')).toBe(
    'content-type,revision,x-klaviyo-onsite',
  );
  expect(response.headers.get('access-control-allow-credentials')).toBeNull();
});

test('a flat event of 2022-10-17 is taken as well', async () => {
  const attributes = {
    properties: {},
    metric: { name: 'Viewed Product' },
    profile: { $email: 'ada@example.com' },
  };
  const { status } = await ask(
    'POST',
    '/client/events',
    { data: { type: 'event', attributes } },
    { revision: '2022-10-17' },
  );
  expect(status).toBe(202);
  expect(await people()).toMatchObject([ada]);
});

test('browser and server share one key space', async () => {
  await track(ada, { unique_id: 'order-1' });
  await sandbox.post('/api/events', eventBody({ profile: ada, unique_id: 'order-1' }));
  await track(ada, { unique_id: 'order-1' });
  expect(await countEvents()).toBe(1);
  expect(await sandbox.read('/_sandbox/drops')).toHaveLength(2);
});

const bulk = (events: readonly Record<string, unknown>[], revision = '2026-07-15') =>
  ask(
    'POST',
    '/client/event-bulk-create',
    {
      data: {
        type: 'event-bulk-create',
        attributes: {
          profile: profileBody(ada),
          events: {
            data: events.map((attributes) => ({
              type: 'event',
              attributes: {
                properties: {},
                ...attributes,
                metric: { data: { type: 'metric', attributes: { name: 'Viewed Product' } } },
              },
            })),
          },
        },
      },
    },
    { revision },
  );

test('1,000 events of one person are taken, 1,001 are not', async () => {
  const events = Array.from({ length: 1_001 }, (_, index) => ({ unique_id: `${index}` }));
  expect((await bulk(events)).status).toBe(400);
  expect(await countEvents()).toBe(0);
  expect((await bulk(events.slice(1))).status).toBe(202);
  expect(await countEvents()).toBe(1_000);
});

test('a repeated id fails all of it since 2025-01-15', async () => {
  const twice = [{ unique_id: 'a' }, { unique_id: 'b' }, { unique_id: 'a' }];
  const refused = await bulk(twice);
  expect(refused.status).toBe(400);
  expect(refused.body.errors[0].source.pointer).toBe(
    '/data/attributes/events/data/2/attributes/unique_id',
  );
  expect(await countEvents()).toBe(0);
  expect((await bulk(twice, '2024-10-15')).status).toBe(202);
  expect(await countEvents()).toBe(2);
});

test.each([
  ['/client/event-bulk-create', 'POST', '2023-06-15'],
  ['/client/reviews', 'GET', '2025-01-15'],
  ['/client/geofences', 'GET', '2026-01-15'],
])('%s is not there before its time', async (path, method, revision) => {
  const body = method === 'POST' ? {} : undefined;
  const { status } = await ask(method, path, body, { revision, isValid: false });
  expect(status).toBe(404);
});

test('a private key in an event is nowhere to be found', async () => {
  await track(ada, { properties: { note: KEY } });
  const stored = JSON.stringify(await sandbox.read('/_sandbox/events'));
  expect(stored).not.toContain(KEY);
});

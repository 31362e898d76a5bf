import { expect, test } from 'vitest';
import {
  agree,
  BULK,
  batchOf,
  EVENTS,
  type Fields,
  identifyOf,
  refusal,
  startRoute,
  statusesOf,
  trackOf,
} from './testing/route.js';

const ANONYMOUS = '0190a6f0-0000-7000-8000-0000000000aa';
const visitor = { anonymous_id: ANONYMOUS, external_id: 'c-1', email: 'ada@gmail..com' };

const pointAt = (pointer: string) =>
  refusal(400, [{ code: 'invalid', detail: 'Invalid.', source: { pointer } }]);

// biome-ignore lint/suspicious/noExplicitAny: a body as it was parsed.
const profileIn = (body: any) => body.data.attributes.profile?.data.attributes;

test('joins a visitor’s past to him by an event with all his identifiers', async () => {
  const { send, asked } = startRoute();
  const known = { anonymous_id: ANONYMOUS, email: 'ada@example.com', phone_number: '+12345678901' };
  const event = { ...identifyOf(1, { first_name: 'Ada', size: 'M' }), joins: true };
  const { body } = await send(batchOf([event], { visitor: known }));
  expect(statusesOf(body)).toStrictEqual(['accepted']);
  expect(asked.map(({ path }) => path)).toStrictEqual([EVENTS]);
  expect(asked[0]?.body.data.attributes).toMatchObject({
    unique_id: expect.stringMatching(/^identified\.[0-9a-f]{32}$/),
    metric: { data: { attributes: { name: 'Identified' } } },
  });
  expect(profileIn(asked[0]?.body)).toStrictEqual({
    ...known,
    first_name: 'Ada',
    properties: { size: 'M' },
  });
});

test('says once what a page without storage says on every view', async () => {
  const { send, asked } = startRoute();
  const known = { anonymous_id: ANONYMOUS, email: 'ada@example.com' };
  for (const number of [1, 2]) {
    await send(batchOf([{ ...identifyOf(number), joins: true }], { visitor: known }));
  }
  await send(batchOf([{ ...identifyOf(3, { size: 'M' }), joins: true }], { visitor: known }));
  const [first, second, third] = asked.map(({ body }) => body.data.attributes.unique_id);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test('names that event as the operator wants', async () => {
  const { send, asked } = startRoute(agree, { identifiedMetric: 'Became Known' });
  await send(
    batchOf([{ ...identifyOf(1), joins: true }], { visitor: { ...visitor, email: 'a@b.cd' } }),
  );
  expect(asked[0]?.body.data.attributes.metric.data.attributes.name).toBe('Became Known');
});

test('keeps an event whose visitor has an e-mail address that Klaviyo does not take', async () => {
  const { send, asked } = startRoute(({ body }) =>
    profileIn(body).email
      ? pointAt('/data/attributes/profile/data/attributes/email')
      : new Response(null, { status: 202 }),
  );
  const { body } = await send(batchOf([trackOf(1), trackOf(2)], { visitor }));
  expect(statusesOf(body)).toStrictEqual(['accepted', 'accepted']);
  expect(asked.at(-1)?.body.data.attributes.profile.data.attributes).toStrictEqual({
    anonymous_id: ANONYMOUS,
    external_id: 'c-1',
  });
});

test('keeps twelve of them that would have gone in bulk', async () => {
  const { send } = startRoute(({ path, body }) => {
    if (path === BULK) {
      return pointAt(
        '/data/attributes/events-bulk-create/data/0/attributes/profile/data/attributes/email',
      );
    }
    return profileIn(body).email
      ? pointAt('/data/attributes/profile/data/attributes/email')
      : new Response(null, { status: 202 });
  });
  const events = Array.from({ length: 12 }, (_, index) => trackOf(index + 1));
  const { body } = await send(batchOf(events, { visitor }));
  expect(new Set(statusesOf(body))).toStrictEqual(new Set(['accepted']));
});

test('rejects an event whose own property Klaviyo does not take, whatever its name', async () => {
  const { send, asked } = startRoute(() => pointAt('/data/attributes/properties/email'));
  const { body } = await send(batchOf([trackOf(1)], { visitor }));
  expect(statusesOf(body)).toStrictEqual(['rejected']);
  expect(asked).toHaveLength(1);
});

test('gives up an event that Klaviyo refuses under every identifier', async () => {
  const { send, asked } = startRoute(() =>
    pointAt('/data/attributes/profile/data/attributes/email'),
  );
  const { body } = await send(batchOf([trackOf(1)], { visitor }));
  expect(statusesOf(body)).toStrictEqual(['rejected']);
  expect(asked).toHaveLength(2);
});

test('takes only a 202 of Klaviyo for a yes to an event', async () => {
  const { send } = startRoute(() => new Response('<html>welcome</html>'));
  expect((await send(batchOf([trackOf(1)]))).status).toBe(503);
  expect(
    (await send(batchOf(Array.from({ length: 12 }, (_, index) => trackOf(index + 1))))).status,
  ).toBe(503);
});

test.each<[string, Fields]>([
  ['an e-mail without an at', { email: 'ada' }],
  ['an e-mail of 255 characters', { email: `${'a'.repeat(243)}@example.com` }],
  ['an e-mail that is a number', { email: 1 }],
  ['an e-mail that is an object', { email: { $ne: '' } }],
  ['an e-mail of null', { email: null }],
  ['a phone number that is too short', { phone_number: '12' }],
  ['an external id that is blank', { external_id: ' ' }],
  ['an altered _kx', { _kx: 'no dot' }],
])('leaves out %s, and keeps the event', async (_, wrong) => {
  const { send, asked } = startRoute();
  const sound = { anonymous_id: ANONYMOUS, ...(wrong.email === undefined && { email: 'a@b.cd' }) };
  const { status, body } = await send(batchOf([trackOf(1)], { visitor: { ...sound, ...wrong } }));
  expect([status, ...statusesOf(body)]).toStrictEqual([202, 'accepted']);
  expect(profileIn(asked[0]?.body)).toStrictEqual(sound);
});

test('gives identifiers their one spelling', async () => {
  const { send, asked } = startRoute();
  const given = { email: ' Ada@Example.com', phone_number: '+1 (234) 567-8901', external_id: 42 };
  await send(batchOf([trackOf(1)], { visitor: { anonymous_id: ANONYMOUS, ...given } }));
  expect(profileIn(asked[0]?.body)).toStrictEqual({
    anonymous_id: ANONYMOUS,
    external_id: '42',
    email: 'ada@example.com',
    phone_number: '+12345678901',
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';

import { startAsking } from '../testing/ask.js';
import { table } from './table/table.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeEach(async () => {
  asking = await startAsking({ rateLimits: 0 });
});
afterEach(() => asking.close());

const seed = async (...data: unknown[]) => {
  const response = await asking.post('/_sandbox/seed', { data });
  return { status: response.status, body: await response.json() };
};

const seedable = table.map(({ type }) => type).filter((type) => type !== 'account');

test.each(seedable)('makes a %s that has nothing but an id', async (type) => {
  const { status, body } = await seed({ type, id: 'Any id: /?#[]@$ ü' });

  expect(status).toBe(201);
  expect(body.data).toMatchObject([{ type, id: 'Any id: /?#[]@$ ü' }]);
  const { path, operations } = table.find((one) => one.type === type) ?? { operations: {} };
  if (!operations.get) return;
  const read = await asking.read(`${path}/${encodeURIComponent('Any id: /?#[]@$ ü')}`);
  expect(read.data).toEqual(body.data[0]);
});

test('takes ids of 255 characters and no more', async () => {
  expect((await seed({ type: 'list', id: 'x'.repeat(255) })).status).toBe(201);
  const { status, body } = await seed({ type: 'list', id: 'x'.repeat(256) });
  expect([status, body.errors[0].source]).toEqual([400, { pointer: '/data/0/id' }]);
});

test('writes what only Klaviyo writes', async () => {
  const attributes = { status: 'Sent', archived: true, send_time: '2026-01-01T00:00:00Z' };
  const { body } = await seed({ type: 'campaign', id: 'C', attributes });

  expect(body.data[0].attributes).toMatchObject({
    status: 'Sent',
    archived: true,
    send_time: '2026-01-01T00:00:00+00:00',
  });
});

test.each([
  ['a type nobody knows', { type: 'spaceship', id: '1' }, '/data/0/type'],
  ['the account', { type: 'account', id: '1' }, '/data/0/type'],
  ['no id', { type: 'list' }, '/data/0/id'],
  [
    'a wrong attribute',
    { type: 'list', id: '1', attributes: { name: 1 } },
    '/data/0/attributes/name',
  ],
  ['an unknown attribute', { type: 'list', id: '1', attributes: { x: 1 } }, '/data/0/attributes/x'],
  [
    'a broken email',
    { type: 'profile', id: '1', attributes: { email: 'ada@' } },
    '/data/0/attributes/email',
  ],
  [
    'no name for a metric',
    { type: 'metric', id: '1', attributes: { name: '' } },
    '/data/0/attributes/name',
  ],
])('refuses %s', async (_, data, pointer) => {
  const { status, body } = await seed(data);
  expect([status, body.errors[0].source]).toEqual([400, { pointer }]);
});

test('makes all of them or none', async () => {
  const members = { profiles: { data: [{ type: 'profile', id: 'nobody' }] } };
  const { status, body } = await seed(
    { type: 'list', id: 'L' },
    { type: 'segment', id: 'S', relationships: members },
  );

  expect(status).toBe(404);
  expect(body.errors[0].source).toEqual({ pointer: '/data/1/relationships/profiles/data/0/id' });
  expect((await asking.call('/api/lists/L')).status).toBe(404);
});

test.each([
  ['list', {}],
  ['profile', {}],
  ['metric', { name: 'Placed Order' }],
])('answers 409 for a %s that is there', async (type, attributes) => {
  expect((await seed({ type, id: '1', attributes })).status).toBe(201);
  expect((await seed({ type, id: '1', attributes })).status).toBe(409);
});

test('makes a profile anew under the id of one that was merged', async () => {
  await seed({ type: 'profile', id: '1' }, { type: 'profile', id: '2' });
  const merge = () =>
    asking.post('/api/profile-merge', {
      data: {
        type: 'profile-merge',
        id: '1',
        relationships: { profiles: { data: [{ type: 'profile', id: '2' }] } },
      },
    });
  expect((await merge()).status).toBe(201);
  expect((await seed({ type: 'profile', id: '2', attributes: { title: 'New' } })).status).toBe(201);

  const { data } = await asking.read('/api/profiles/2');
  expect([data.id, data.attributes.title]).toEqual(['2', 'New']);
  expect((await merge()).status).toBe(201);
});

test('does not take identifiers or names from others', async () => {
  const attributes = { email: 'ada@example.com' };
  await seed(
    { type: 'profile', id: '1', attributes },
    { type: 'metric', id: 'a', attributes: { name: 'M' } },
  );

  const person = await seed({ type: 'profile', id: '2', attributes });
  expect([person.status, person.body.errors[0].meta]).toEqual([409, { duplicate_profile_id: '1' }]);
  expect((await seed({ type: 'metric', id: 'b', attributes: { name: 'M' } })).status).toBe(409);
});

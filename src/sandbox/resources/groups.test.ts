import { afterEach, beforeEach, expect, test } from 'vitest';

import { startAsking } from '../testing/ask.js';
import { askResources, idsIn, profiles, sourceOf } from '../testing/ask-resources.js';

let asking: Awaited<ReturnType<typeof startAsking>>;
let now = Date.parse('2026-11-01T00:00:00Z');

beforeEach(async () => {
  now = Date.parse('2026-11-01T00:00:00Z');
  asking = await startAsking({ rateLimits: 0, now: () => now });
});
afterEach(() => asking.close());

const { ask, seed, make } = askResources(() => asking);

test('adds members to a list and takes them away', async () => {
  await seed(
    { type: 'profile', id: 'P1', attributes: { email: 'ada@example.com', first_name: 'Ada' } },
    { type: 'profile', id: 'P2' },
    { type: 'list', id: 'L' },
  );
  const path = '/api/lists/L/relationships/profiles';
  expect((await ask('POST', path, profiles('P1'))).status).toBe(204);
  now += 60_000;
  await ask('POST', path, profiles('P1', 'P2'));

  const members = await ask('GET', '/api/lists/L/profiles');
  expect(members.data[0]).toMatchObject({
    type: 'profile',
    id: 'P1',
    attributes: {
      email: 'ada@example.com',
      first_name: 'Ada',
      joined_group_at: '2026-11-01T00:00:00+00:00',
    },
  });
  expect(idsIn(members)).toEqual(['P1', 'P2']);
  const since = 'filter=greater-than(joined_group_at,2026-11-01T00:00:00Z)';
  expect(idsIn(await ask('GET', `/api/lists/L/profiles?${since}`))).toEqual(['P2']);
  const mail = 'filter=equals(email,"Ada@Example.com")';
  expect(idsIn(await ask('GET', `/api/lists/L/profiles?${mail}`))).toEqual(['P1']);
  expect(idsIn(await ask('GET', `${path}?sort=-joined_group_at`))).toEqual(['P2', 'P1']);
  const more = 'additional-fields[profile]=subscriptions&fields[profile]=subscriptions';
  const [subscriber] = (await ask('GET', `/api/lists/L/profiles?${more}`)).data;
  expect(Object.keys(subscriber.attributes)).toEqual(['subscriptions']);
  const counted = await ask('GET', '/api/lists/L?additional-fields[list]=profile_count');
  expect(counted.data.attributes.profile_count).toBe(2);
  expect((await ask('GET', '/api/lists/L')).data.attributes).not.toHaveProperty('profile_count');

  expect((await ask('DELETE', path, profiles('P1'))).status).toBe(204);
  expect(idsIn(await ask('GET', path))).toEqual(['P2']);
});

test('points at a member nobody knows, and adds none of the others', async () => {
  await seed({ type: 'profile', id: 'P1' }, { type: 'list', id: 'L' });
  const path = '/api/lists/L/relationships/profiles';
  const refused = await ask('POST', path, profiles('P1', 'nobody'));

  expect([refused.status, sourceOf(refused)]).toEqual([404, { pointer: '/data/1/id' }]);
  expect((await ask('GET', path)).data).toEqual([]);
});

test('keeps the memberships of a profile that is merged', async () => {
  const { data: list } = await make('list', '/api/lists', { name: 'VIP' });
  await seed(
    { type: 'profile', id: 'P1', attributes: { external_id: 'x' } },
    { type: 'profile', id: 'P2', attributes: { email: 'ada@example.com' } },
  );
  await ask('POST', `/api/lists/${list.id}/relationships/profiles`, profiles('P2'));
  const attributes = { external_id: 'x', email: 'ada@example.com' };
  const merge = {
    data: {
      type: 'profile-merge',
      id: 'P1',
      relationships: { profiles: profiles('P2') },
    },
  };
  expect((await ask('POST', '/api/profile-merge', merge)).errors).toBeUndefined();

  const members = await ask('GET', `/api/lists/${list.id}/profiles`);
  expect(members.data).toMatchObject([{ id: 'P1', attributes }]);
});

test('gives a segment members by seeding only', async () => {
  const members = profiles('P1');
  await seed(
    { type: 'profile', id: 'P1' },
    { type: 'segment', id: 'S', relationships: { profiles: members } },
  );

  expect(idsIn(await ask('GET', '/api/segments/S/profiles'))).toEqual(['P1']);
  const filter = 'filter=equals(profile_id,"P1")';
  expect(idsIn(await ask('GET', `/api/segments/S/profiles?${filter}`))).toEqual(['P1']);
  expect((await ask('POST', '/api/segments/S/relationships/profiles', members)).status).toBe(405);
});

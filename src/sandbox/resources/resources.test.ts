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

test('points at each mistake in a body', async () => {
  const refused = await make('list', '/api/lists', { nme: 'VIP', opt_in_process: 'maybe' });

  expect(refused.status).toBe(400);
  const pointers = refused.errors.map(
    (error: { source: { pointer: string } }) => error.source.pointer,
  );
  expect(pointers.toSorted()).toEqual([
    '/data/attributes/name',
    '/data/attributes/nme',
    '/data/attributes/opt_in_process',
  ]);
});

test('answers 404 for an id nobody has and 405 for a method it does not know', async () => {
  expect((await ask('GET', '/api/lists/AbCdEf')).errors[0]).toMatchObject({
    status: 404,
    code: 'not_found',
  });
  expect((await ask('DELETE', '/api/lists')).status).toBe(405);
  expect((await ask('PATCH', '/api/data-sources/1', {})).status).toBe(405);
});

test('refuses a PATCH whose id is not that of its path', async () => {
  const { data } = await make('list', '/api/lists', { name: 'VIP' });
  const body = (id?: string) => ({ data: { type: 'list', ...(id && { id }), attributes: {} } });

  expect(sourceOf(await ask('PATCH', `/api/lists/${data.id}`, body('other')))).toEqual({
    pointer: '/data/id',
  });
  expect((await ask('PATCH', `/api/lists/${data.id}`, body())).status).toBe(400);
  expect((await ask('PATCH', `/api/lists/${data.id}`, body(data.id))).status).toBe(200);
});

test('changes only what a PATCH mentions', async () => {
  const { data } = await make('list', '/api/lists', {
    name: 'VIP',
    opt_in_process: 'single_opt_in',
  });
  now += 5_000;
  const attributes = { name: 'Very' };
  const patched = await ask('PATCH', `/api/lists/${data.id}`, {
    data: { type: 'list', id: data.id, attributes },
  });

  expect(patched.data.attributes).toEqual({
    name: 'Very',
    opt_in_process: 'single_opt_in',
    created: '2026-11-01T00:00:00+00:00',
    updated: '2026-11-01T00:00:05+00:00',
  });
});

test('refuses filters, sorts, fields and includes that a type does not have', async () => {
  for (const [query, parameter] of [
    ['filter=contains(name,"a")', 'filter'],
    ['filter=equals(nothing,"a")', 'filter'],
    ['filter=equals(name,5)', 'filter'],
    ['filter=greater-than(created,"2026-01-01")', 'filter'],
    ['filter=greater-than(created,yesterday)', 'filter'],
    ['sort=opt_in_process', 'sort'],
    ['fields[list]=nme', 'fields[list]'],
    ['additional-fields[list]=name', 'additional-fields[list]'],
    ['include=profiles', 'include'],
    ['page[size]=11', 'page[size]'],
    ['page[size]=0', 'page[size]'],
  ]) {
    const refused = await ask('GET', `/api/lists?${query}`);
    expect([query, refused.status, sourceOf(refused)]).toEqual([query, 400, { parameter }]);
  }
  expect((await ask('GET', '/api/lists?page[size]=10')).status).toBe(200);
  expect((await ask('GET', '/api/lists?page[cursor]=W3t9XQ')).status).toBe(400);
});

test('makes a flow with its actions and shows what triggers it', async () => {
  await seed({ type: 'list', id: 'L' });
  const definition = { triggers: [{ type: 'list', id: 'L' }], actions: [{ type: 'send-email' }] };
  const { data } = await make('flow', '/api/flows', { name: 'Welcome', definition });

  expect(data.attributes).toMatchObject({ status: 'draft', trigger_type: 'Added to List' });
  expect(idsIn(await ask('GET', '/api/lists/L/flow-triggers'))).toEqual([data.id]);
  expect((await ask('GET', `/api/flows/${data.id}/flow-actions`)).data).toMatchObject([
    { type: 'flow-action', attributes: { definition: { type: 'send-email' } } },
  ]);
});

test('reads metrics where events left them', async () => {
  await seed({ type: 'metric', id: 'Abc123', attributes: { name: 'Placed Order' } });
  const found = await ask('GET', '/api/metrics?filter=equals(integration.name,"API")');

  expect(found.data).toMatchObject([{ id: 'Abc123', attributes: { name: 'Placed Order' } }]);
  expect(found.data[0].attributes.integration.name).toBe('API');
  expect((await ask('GET', '/api/metrics?filter=equals(integration.name,"Shop")')).data).toEqual(
    [],
  );
  expect((await ask('GET', '/api/metrics/Abc123')).data.id).toBe('Abc123');
});

test('puts a tag into the default group, and on what it is given to', async () => {
  await seed({ type: 'list', id: 'L' });
  const { data } = await make('tag', '/api/tags', { name: 'Summer' });
  const lists = { data: [{ type: 'list', id: 'L' }] };

  expect((await ask('POST', `/api/tags/${data.id}/relationships/lists`, lists)).status).toBe(204);
  expect((await ask('GET', '/api/lists?include=tags')).included).toMatchObject([{ id: data.id }]);
  const { data: group } = await ask('GET', `/api/tags/${data.id}/tag-group`);
  expect(group.attributes.default).toBe(true);
  expect((await ask('DELETE', `/api/tag-groups/${group.id}`)).status).toBe(400);
});

test('forgets the links of what is deleted', async () => {
  await seed(
    { type: 'profile', id: 'P1' },
    { type: 'list', id: 'L', relationships: { profiles: profiles('P1') } },
  );
  await ask('DELETE', '/api/lists/L');
  await seed({ type: 'list', id: 'L' });

  expect((await ask('GET', '/api/lists/L/profiles')).data).toEqual([]);
});

import { afterEach, beforeEach, expect, test } from 'vitest';

import { startAsking } from '../testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;
let now = Date.parse('2026-11-01T00:00:00Z');

beforeEach(async () => {
  now = Date.parse('2026-11-01T00:00:00Z');
  asking = await startAsking({ rateLimits: 0, now: () => now });
});
afterEach(() => asking.close());

const ask = async (method: string, path: string, body?: unknown) => {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await asking.call(path, init);
  const text = await response.text();
  return { status: response.status, ...(text === '' ? {} : JSON.parse(text)) };
};
const seed = async (...data: object[]) => ask('POST', '/_sandbox/seed', { data });
const make = async (type: string, path: string, attributes: object, relationships?: object) =>
  ask('POST', path, { data: { type, attributes, ...(relationships && { relationships }) } });
const sourceOf = ({ errors }: { errors: { source: object }[] }) => errors[0]?.source;
const profiles = (...ids: string[]) => ({ data: ids.map((id) => ({ type: 'profile', id })) });
const idsIn = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);

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

test('shows the fields asked for and includes each resource once', async () => {
  await seed(
    { type: 'catalog-item', id: '$custom:::$default:::A', attributes: { title: 'A' } },
    ...['1', '2'].map((id) => ({
      type: 'catalog-variant',
      id: `$custom:::$default:::${id}`,
      relationships: { item: { data: { type: 'catalog-item', id: '$custom:::A' } } },
    })),
  );
  const query = 'fields[catalog-item]=title&fields[catalog-variant]=sku&include=variants';
  const { data, included } = await ask('GET', `/api/catalog-items?${query}`);

  expect(data.map(({ attributes }: { attributes: object }) => attributes)).toEqual([
    { title: 'A' },
  ]);
  expect(data[0].relationships.variants.data).toHaveLength(2);
  expect(included.map(({ attributes }: { attributes: object }) => attributes)).toEqual([
    { sku: '1' },
    { sku: '2' },
  ]);
});

test('knows a catalog id that leaves the catalog out', async () => {
  const attributes = { external_id: 'A', title: 'A', description: '', url: 'https://a.example' };
  const refused = await make('catalog-item', '/api/catalog-items', attributes);
  expect(sourceOf(refused)).toEqual({ pointer: '/data/attributes/description' });
  const told = { ...attributes, description: 'a' };
  const { data } = await make('catalog-item', '/api/catalog-items', told);

  expect(data.id).toBe('$custom:::$default:::A');
  expect((await ask('GET', '/api/catalog-items/$custom:::A')).data.id).toBe(data.id);
  const again = await make('catalog-item', '/api/catalog-items', told);
  expect([again.status, again.errors[0].code]).toEqual([409, 'conflict']);
});

test('replaces the items of a category with those of a PATCH', async () => {
  const item = (id: string) => ({ type: 'catalog-item', id: `$custom:::$default:::${id}` });
  await seed(item('A'), item('B'), item('C'), { type: 'catalog-category', id: '$custom:::K' });
  const path = '/api/catalog-categories/$custom:::K/relationships/items';
  await ask('POST', path, { data: [item('A'), item('B')] });
  await ask('PATCH', path, { data: [item('B'), item('C')] });

  expect((await ask('GET', path)).data).toEqual([item('B'), item('C')]);
  const query = 'filter=equals(category.id,"$custom:::K")';
  expect(idsIn(await ask('GET', `/api/catalog-items?${query}`))).toEqual([
    item('B').id,
    item('C').id,
  ]);
});

test("keeps a webhook's secret, and ten webhooks at most", async () => {
  const topics = {
    'webhook-topics': { data: [{ type: 'webhook-topic', id: 'event:klaviyo.sent_sms' }] },
  };
  const attributes = { name: 'W', endpoint_url: 'http://127.0.0.1:1', secret_key: 's'.repeat(16) };
  const short = { ...attributes, secret_key: 's'.repeat(15) };
  expect((await make('webhook', '/api/webhooks', short, topics)).status).toBe(400);
  expect((await make('webhook', '/api/webhooks', attributes)).status).toBe(400);
  for (let index = 0; index < 10; index++) {
    const made = await make('webhook', '/api/webhooks', attributes, topics);
    expect(made.status).toBe(201);
    expect(JSON.stringify(made)).not.toContain('ssss');
  }
  expect((await make('webhook', '/api/webhooks', attributes, topics)).status).toBe(400);
});

test('lists topics of other metrics once a webhook asks for them', async () => {
  const topics = (id: string) => ({ 'webhook-topics': { data: [{ type: 'webhook-topic', id }] } });
  const attributes = { name: 'W', endpoint_url: 'http://127.0.0.1:1', secret_key: 's'.repeat(16) };

  expect((await make('webhook', '/api/webhooks', attributes, topics('nonsense'))).status).toBe(404);
  await make('webhook', '/api/webhooks', attributes, topics('event:Placed Order'));
  expect(idsIn(await ask('GET', '/api/webhook-topics')).at(-1)).toBe('event:Placed Order');
  const { included } = await ask('GET', '/api/webhooks?include=webhook-topics');
  expect(included).toMatchObject([{ type: 'webhook-topic', id: 'event:Placed Order' }]);
});

test('lists campaigns of a channel and coupon codes of a coupon only', async () => {
  expect(sourceOf(await ask('GET', '/api/campaigns'))).toEqual({ parameter: 'filter' });
  expect(sourceOf(await ask('GET', '/api/coupon-codes'))).toEqual({ parameter: 'filter' });
  const messages = (channel: string) => ({
    data: [{ type: 'campaign-message', attributes: { definition: { channel } } }],
  });
  for (const channel of ['email', 'sms'])
    await make('campaign', '/api/campaigns', {
      name: channel,
      audiences: { included: [] },
      'campaign-messages': messages(channel),
    });
  const list = await ask(
    'GET',
    "/api/campaigns?filter=equals(messages.channel,'sms')&include=campaign-messages",
  );
  expect(list.data).toMatchObject([{ attributes: { name: 'sms', status: 'Draft' } }]);
  expect(list.included).toMatchObject([{ attributes: { definition: { channel: 'sms' } } }]);
  const wrong = await ask('GET', "/api/campaigns?filter=equals(messages.channel,'pigeon')");
  expect(wrong.status).toBe(400);
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

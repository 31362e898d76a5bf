import { afterEach, beforeEach, expect, test } from 'vitest';

import { startAsking } from '../testing/ask.js';
import { askResources, idsIn, sourceOf } from '../testing/ask-resources.js';

let asking: Awaited<ReturnType<typeof startAsking>>;
let now = Date.parse('2026-11-01T00:00:00Z');

beforeEach(async () => {
  now = Date.parse('2026-11-01T00:00:00Z');
  asking = await startAsking({ rateLimits: 0, now: () => now });
});
afterEach(() => asking.close());

const { ask, seed, make } = askResources(() => asking);

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

test.each(['.', '..'])('refuses the id %s, which no path can name', async (external_id) => {
  const attributes = { external_id };
  const answer = await asking.post('/api/coupons', { data: { type: 'coupon', attributes } });

  expect(answer.status).toBe(400);
  expect((await answer.json()).errors[0].detail).toBe(`'${external_id}' cannot be an id.`);
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

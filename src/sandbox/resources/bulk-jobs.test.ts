import { afterEach, beforeEach, expect, test } from 'vitest';

import { readContract } from '../../../tools/klaviyo-contract.ts';
import { startAsking } from '../testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeEach(async () => {
  asking = await startAsking({ rateLimits: 0 });
});
afterEach(() => asking.close());

const revision = '2026-07-15';

const ask = async (method: string, path: string, body?: unknown) => {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await asking.call(path, init);
  const { status } = response;
  const answered = await response.json();
  const contract = readContract();
  if (!('reason' in contract) && contract.has(revision, method, path))
    expect(contract.judgeResponse({ revision, method, path, status, body: answered })).toEqual([]);
  return { status, ...answered };
};

const start = (use: string, items: readonly object[]) =>
  ask('POST', `/api/catalog-item-bulk-${use}-jobs`, {
    data: { type: `catalog-item-bulk-${use}-job`, attributes: { items: { data: items } } },
  });

const item = (external_id: string) => ({
  type: 'catalog-item',
  attributes: { external_id, title: external_id, description: 'd', url: 'https://a.example' },
});
const idOf = (external_id: string) => `$custom:::$default:::${external_id}`;

test('creates, changes and deletes items, and tells how it went', async () => {
  const created = await start('create', [item('A'), item('B'), item('A')]);
  expect(created.status).toBe(202);
  expect(created.data.attributes).toMatchObject({ status: 'queued', total_count: 3 });

  const { id } = created.data;
  const job = await ask('GET', `/api/catalog-item-bulk-create-jobs/${id}?include=items`);
  expect(job.data.attributes).toMatchObject({
    status: 'complete',
    total_count: 3,
    completed_count: 2,
    failed_count: 1,
    errors: [{ code: 'conflict', source: { pointer: '/data/attributes/items/data/2/attributes' } }],
  });
  expect(job.included.map((one: { id: string }) => one.id)).toEqual([idOf('A'), idOf('B')]);

  const changes = [{ type: 'catalog-item', id: idOf('A'), attributes: { title: 'New' } }];
  expect((await start('update', changes)).status).toBe(202);
  expect((await asking.read(`/api/catalog-items/${idOf('A')}`)).data.attributes.title).toBe('New');

  const gone = ['B', 'C'].map((name) => ({ type: 'catalog-item', id: idOf(name) }));
  const { data } = await start('delete', gone);
  const deleted = await ask('GET', `/api/catalog-item-bulk-delete-jobs/${data.id}`);
  expect(deleted.data.attributes.errors).toMatchObject([
    { code: 'not_found', source: { pointer: '/data/attributes/items/data/1/id' } },
  ]);
  expect((await asking.call(`/api/catalog-items/${idOf('B')}`)).status).toBe(404);
});

test('lists jobs by their status', async () => {
  await start('create', [item('A')]);
  const path = '/api/catalog-item-bulk-create-jobs?filter=equals(status,';

  expect((await ask('GET', `${path}'complete')`)).data).toHaveLength(1);
  expect((await ask('GET', `${path}'processing')`)).data).toEqual([]);
});

test('takes a hundred items and no more, and none that is malformed', async () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => item(`${index}`));
  expect((await start('create', many(100))).status).toBe(202);
  expect((await start('create', many(101))).errors[0].source).toEqual({
    pointer: '/data/attributes/items/data',
  });
  const { attributes, ...bare } = item('X');
  const refused = await start('create', [
    item('Y'),
    { ...bare, attributes: { ...attributes, title: 1 } },
  ]);
  expect(refused.errors[0].source).toEqual({
    pointer: '/data/attributes/items/data/1/attributes/title',
  });
  expect((await asking.call(`/api/catalog-items/${idOf('Y')}`)).status).toBe(404);
});

test('makes coupon codes by the dozen', async () => {
  await asking.post('/_sandbox/seed', { data: [{ type: 'coupon', id: 'SALE' }] });
  const coupon = { data: { type: 'coupon', id: 'SALE' } };
  const codes = Array.from({ length: 12 }, (_, index) => ({
    type: 'coupon-code',
    attributes: { unique_code: `c${index}` },
    relationships: { coupon },
  }));
  const attributes = { 'coupon-codes': { data: codes } };
  await ask('POST', '/api/coupon-code-bulk-create-jobs', {
    data: { type: 'coupon-code-bulk-create-job', attributes },
  });

  const query = 'filter=equals(coupon.id,"SALE")';
  expect((await ask('GET', `/api/coupon-codes?${query}`)).data).toHaveLength(12);
});

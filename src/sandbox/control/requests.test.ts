import { afterEach, beforeEach, expect, test } from 'vitest';

import { bulkBody, eventBody, KEY, startAsking } from '../testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeEach(async () => {
  asking = await startAsking();
  await asking.post('/api/events', eventBody());
  await asking.call('/api/events', { headers: { revision: '2024-02-15.pre' } });
  await asking.call('/api/profiles', { headers: { revision: '2024-02-15' } });
  await asking.call('/api/nowhere');
});
afterEach(() => asking.close());

const list = (query = '') => asking.read(`/_sandbox/requests${query}`);
const paths = async (query: string) =>
  (await list(query)).map(({ path, status }: { path: string; status: number }) => [path, status]);

test('tells of each request which revision was asked for, which answered, and how long it took', async () => {
  const headers = { revision: '2024-02-15', 'user-agent': `shop/1.0 ${KEY}` };
  await asking.call('/api/events?filter=equals(nothing,1)', { headers });
  const all = await list();

  expect(all[0]).toMatchObject({
    seq: 1,
    endpoint: 'create_event',
    revision_asked: '2026-07-15',
    revision: '2026-07-15',
    fault: null,
  });
  expect(all[0].duration_ms).toBeGreaterThan(0);
  expect(all[1]).toMatchObject({ revision_asked: '2024-02-15.pre', revision: null, status: 400 });
  expect(all.at(-1)).toMatchObject({
    status: 400,
    revision: '2024-02-15',
    user_agent: 'shop/1.0 pk_removed',
  });
});

test('keeps what a request asked for, without keys and without personal values', async () => {
  const filter = encodeURIComponent('equals(email,"ada@example.com"),has(profile)');
  await asking.call(`/api/events?filter=${filter}&page%5Bsize%5D=2&note=${KEY}`);
  const entry = (await list()).at(-1);
  const query = 'filter=equals(email,"xxx@xxxxxxx.xxx"),has(profile)&page[size]=2&note=pk_removed';

  expect(entry).toMatchObject({ path: '/api/events', query, status: 400 });
  expect((await asking.read('/_sandbox/rejects')).at(-1)).toMatchObject({ query });
  expect((await asking.read('/_sandbox/requests?search=page%5Bsize')).total).toBe(1);
});

test('leads from a request to what came of it', async () => {
  const same = (key: string) => ({ metric: 'Viewed Product', unique_id: key });
  const profile = { email: 'bob@example.com' };
  const events = [same('1'), same('2')];
  await asking.post('/api/event-bulk-create-jobs', bulkBody({ profile, events }));
  await asking.post('/api/events', eventBody({ profile, ...same('2') }));
  const seqs = (await list()).map(({ seq }: { seq: number }) => seq);
  const resultsOf = async (seq: number) => (await asking.read(`/_sandbox/requests/${seq}`)).results;

  const bulk = await resultsOf(seqs.at(-2));
  expect(bulk).toMatchObject({ reject: null, recorded: 2, dropped: 0 });
  const { profile: person } = await asking.read(`/_sandbox/events/${bulk.events[1].id}`);
  expect(person).toMatchObject(profile);
  const repeat = await resultsOf(seqs.at(-1));
  expect(repeat).toMatchObject({ recorded: 0, dropped: 1, drops: [{ metric: 'Viewed Product' }] });
  const refused = await resultsOf(seqs[1]);
  expect((await asking.read(`/_sandbox/rejects/${refused.reject}`)).status).toBe(400);
});

test('keeps how long a throttled request has to wait, and the limit of others', async () => {
  await asking.call('/_sandbox/settings', { method: 'PATCH', body: '{"rateLimits":0.01}' });
  await asking.call('/api/accounts');
  await asking.call('/api/accounts');
  const [passed, throttled] = (await list()).slice(-2);

  expect(passed).toMatchObject({ status: 200, retry_after: null });
  expect(passed.rate_limit).toMatch(/^\d+/);
  expect(throttled).toMatchObject({ status: 429, rate_limit: null });
  expect(Number(throttled.retry_after)).toBeGreaterThan(0);
});

test('says in which revision a retired one was answered', async () => {
  await asking.call('/_sandbox/settings', { method: 'PATCH', body: '{"retired":"forward"}' });
  asking.sandbox.setClock({ now: '2026-11-21T00:00:00Z' });
  await asking.call('/api/events', { headers: { revision: '2022-10-17' } });

  expect((await list()).at(-1)).toMatchObject({
    revision_asked: '2022-10-17',
    revision: '2025-01-15',
  });
});

test('lists those of a path, of a status, and since a request', async () => {
  expect(await paths('?path=/api/events')).toEqual([
    ['/api/events', 202],
    ['/api/events', 400],
  ]);
  expect(await paths('?status=4xx')).toEqual([
    ['/api/events', 400],
    ['/api/nowhere', 404],
  ]);
  expect(await paths('?status=404')).toEqual([['/api/nowhere', 404]]);
  expect(await paths('?since=2&path=/api/p')).toEqual([['/api/profiles', 200]]);
  expect(await paths('?since=4')).toEqual([]);
  expect((await asking.call('/_sandbox/requests?status=many')).status).toBe(400);
});

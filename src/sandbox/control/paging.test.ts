import { afterEach, beforeEach, expect, test } from 'vitest';

import { eventBody, startAsking } from '../testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeEach(async () => {
  asking = await startAsking();
});

afterEach(() => asking.close());

const send = async (...numbers: readonly number[]) => {
  for (const number of numbers)
    await asking.post(
      '/api/events',
      eventBody({
        unique_id: `e${number}`,
        metric: number % 2 === 0 ? 'Viewed Product' : 'Added to Cart',
        properties: { ProductName: `Tea 100% no ${number}` },
        profile: { email: `visitor${number}@example.com` },
      }),
    );
};

interface Page {
  total: number;
  newest: number;
  rows: { seq: number; about: string; person: { name: string } }[];
}

const look = (query: string): Promise<Page> => asking.read(`/_sandbox/events?${query}`);

const about = ({ rows }: Page) => rows.map((row) => row.about.replace('Tea 100% no ', ''));

test('pages of events hold the newest first and say how many there are', async () => {
  await send(1, 2, 3, 4, 5);

  const first = await look('search=&limit=2');
  const second = await look(`before=${first.rows.at(-1)?.seq}&limit=2`);

  expect([about(first), first.total]).toEqual([['5', '4'], 5]);
  expect(about(second)).toEqual(['3', '2']);
});

test('only what is newer can be asked for', async () => {
  await send(1, 2);
  const { newest } = await look('search=');
  await send(3, 4);

  const page = await look(`after=${newest}`);

  expect([about(page), page.total]).toEqual([['4', '3'], 2]);
  expect((await look(`after=${page.newest}`)).rows).toEqual([]);
});

test('positions from the oldest row on stay when events arrive', async () => {
  await send(1, 2, 3, 4, 5);
  const before = [await look('from=1&limit=2'), await look('from=3&limit=2')];
  await send(6, 7);
  const after = [await look('from=1&limit=2'), await look('from=3&limit=2')];

  expect(before.map(about)).toEqual([
    ['3', '2'],
    ['5', '4'],
  ]);
  expect(after.map(about)).toEqual(before.map(about));
  expect((await look('from=6&limit=100')).rows).toHaveLength(1);
  expect((await look('from=7&limit=100')).rows).toEqual([]);
});

test('every word of a search is in the metric, the person or the properties', async () => {
  await send(1, 2, 3, 4, 13);

  expect(about(await look('search=VISITOR3'))).toEqual(['3']);
  expect(about(await look('search=added+tea'))).toEqual(['13', '3', '1']);
  expect(about(await look('search=added+tea&from=0&limit=2'))).toEqual(['3', '1']);
  expect(about(await look('search=added+visitor2'))).toEqual([]);
  expect(about(await look('search=no&metric=Viewed+Product'))).toEqual(['4', '2']);
  expect((await look('search=visitor')).total).toBe(5);
});

test('a search takes wildcards, quotes and very many words literally', async () => {
  await send(1);

  expect((await look(`search=${encodeURIComponent('100%')}`)).total).toBe(1);
  for (const text of ['1_0', '%%', "'", '\\', 'q7 '.repeat(2_000)])
    expect((await look(`search=${encodeURIComponent(text)}`)).total, text).toBe(0);
});

test('finds an event by the anonymous id of its person', async () => {
  await asking.post('/api/events', eventBody({ profile: { anonymous_id: 'a1b2c3' } }));
  await send(1);

  expect((await look('search=b2c3')).total).toBe(1);
});

test('counts the events of each metric', async () => {
  await send(1, 2, 3);

  expect(await asking.read('/_sandbox/metrics')).toEqual([
    { name: 'Added to Cart', events: 2 },
    { name: 'Viewed Product', events: 1 },
  ]);
});

test('finds people by any identifier and by their traits, page by page', async () => {
  await send(1, 2, 3);
  const attributes = { email: 'cleo@example.com', location: { city: 'Bremen' } };
  await asking.post('/api/profile-import', { data: { type: 'profile', attributes } });
  const find = async (query: string) => {
    const { total, rows } = await asking.read(`/_sandbox/profiles?${query}`);
    return [total, rows.map(({ email }: { email: string }) => email.split('@')[0])];
  };

  expect(await find('search=bremen')).toEqual([1, ['cleo']]);
  expect(await find('search=visitor&limit=2')).toEqual([3, ['visitor3', 'visitor2']]);
  expect((await find('search=visitor&from=0&limit=1'))[1]).toEqual(['visitor1']);
  expect(await find('search=nobody')).toEqual([0, []]);
});

test("lists a person's events, the latest first, with how many there are", async () => {
  for (const day of ['02', '01', '03'])
    await asking.post('/api/events', eventBody({ time: `2026-01-${day}T00:00:00Z` }));
  const [{ id }] = await asking.read('/_sandbox/profiles');

  const { total, rows } = await asking.read(`/_sandbox/profiles/${id}/events?limit=2`);

  expect(total).toBe(3);
  expect(rows.map(({ time }: { time: string }) => time.slice(8, 10))).toEqual(['03', '02']);
});

test.each([
  ['events?before=-1', 'before'],
  ['events?after=x', 'after'],
  ['events?from=1e99', 'from'],
  ['events?limit=10001', 'limit'],
  ['requests?since=1.5', 'since'],
  ['requests?status=abc', 'status'],
  ['requests?search=&status=abc', 'status'],
  ['requests?metric=x', 'metric'],
  ['requests?search=&path=/api', 'path'],
  ['rejects?limit=abc', 'limit'],
  ['drops?status=404', 'status'],
  ['events?metrc=x', 'metrc'],
  ['events?search=&profile=a@b.c', 'profile'],
  ['events?profile=ada', 'profile'],
  ['events?limit=1&limit=2', 'limit'],
  ['profiles?__proto__=1', '__proto__'],
  ['profiles/x?limit=1', 'limit'],
  ['resources?limit=x&type=list', 'limit'],
  ['state?all', 'all'],
  ['wait?metrik=x', 'metrik'],
  ['wait?count=abc', 'count'],
  ['wait?profile=ada', 'profile'],
  ['wait?count=10001', 'count'],
  ['wait?timeoutMs=120001', 'timeoutMs'],
])('refuses %s and names what is wrong', async (query, parameter) => {
  const response = await asking.call(`/_sandbox/${query}`);
  expect(response.status).toBe(400);
  expect((await response.json()).errors[0].source).toEqual({ parameter });
});

test('says which parameters there are', async () => {
  const detailOf = async (path: string, init = {}) =>
    (await (await asking.call(`/_sandbox/${path}`, init)).json()).errors[0].detail;

  expect(await detailOf('wait?metrik=x')).toBe(
    "There is no parameter 'metrik' here: it takes metric, profile, count, timeoutMs.",
  );
  expect(await detailOf('reset?all=1', { method: 'POST' })).toBe(
    "There is no parameter 'all' here: it takes none.",
  );
});

test.each(['event', 'profile', 'resource', 'request', 'reject', 'drop'])(
  'says that there is no such %s',
  async (kind) => {
    const response = await asking.call(`/_sandbox/${kind}s/0`);
    expect(response.status).toBe(404);
    expect((await response.json()).errors[0].detail).toBe(`There is no ${kind} 0.`);
  },
);

test('takes a parameter without a value for none', async () => {
  await send(1, 2);
  expect((await look('before=&limit=500')).rows).toHaveLength(2);
});

test('says how many events there are beside those it lists', async () => {
  await send(1, 2, 3);
  const ask = async (query: string) => {
    const response = await asking.call(`/_sandbox/${query}`);
    return [response.headers.get('x-total-count'), (await response.json()).length];
  };

  expect(await ask('events?limit=1')).toEqual(['3', 1]);
  expect(await ask('events?metric=Added+to+Cart')).toEqual(['2', 2]);
  expect(await ask('events?profile=Visitor2@example.com')).toEqual(['1', 1]);
  expect(await ask('wait?count=2&metric=Added+to+Cart')).toEqual(['2', 2]);
});

test('pages through the resources of a type', async () => {
  await asking.post('/api/lists', { data: { type: 'list', attributes: { name: 'News' } } });
  expect((await asking.read('/_sandbox/resources?type=list&limit=5')).rows).toHaveLength(1);
  expect((await asking.read('/_sandbox/resources?type=coupon')).rows).toEqual([]);
});

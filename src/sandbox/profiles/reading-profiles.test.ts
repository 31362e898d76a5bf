import { afterEach, beforeEach, expect, test } from 'vitest';

import { profileBody, startJudged } from '../testing/ask-judged.js';

let sandbox: Awaited<ReturnType<typeof startJudged>>;
beforeEach(async () => {
  sandbox = await startJudged();
});
afterEach(() => sandbox.close());

const ada = { email: 'ada@example.com' };

const create = async (attributes: Record<string, unknown>): Promise<string> => {
  const { status, body } = await sandbox.ask('POST', '/api/profiles', profileBody(attributes));
  expect(status).toBe(201);
  return body.data.id;
};

const find = async (filter: string) => {
  const query = new URLSearchParams({ filter });
  const { body } = await sandbox.ask('GET', `/api/profiles?${query}`);
  return body.data.map((profile: { id: string }) => profile.id);
};

test.each([
  ['equals(email,"ADA@example.com")', ['ada']],
  ["equals(phone_number,'+15551234567')", ['bob']],
  ['any(email,["ada@example.com","bob@example.com","no@example.com"])', ['ada', 'bob']],
  ['equals(external_id,"42"),equals(email,"bob@example.com")', ['bob']],
  ['and(equals(external_id,"42"),equals(email,"ada@example.com"))', []],
  ['greater-than(created,2020-01-01T00:00:00Z)', ['ada', 'bob']],
  ['less-than(updated,2020-01-01T00:00:00Z)', []],
])('the filter %s finds %j', async (filter, names) => {
  const ids = {
    ada: await create(ada),
    bob: await create({
      email: 'bob@example.com',
      phone_number: '+15551234567',
      external_id: '42',
    }),
  };
  expect(await find(filter)).toEqual(names.map((name) => ids[name as 'ada' | 'bob']));
});

test.each([
  'contains(email,"ada")',
  'greater-than(created,"2020-01-01T00:00:00Z")',
  'equals(created,2020-01-01)',
  'equals(title,"Countess")',
  'equals(_kx,',
])('the filter %s is refused', async (filter) => {
  const query = new URLSearchParams({ filter });
  const { status, body } = await sandbox.ask('GET', `/api/profiles?${query}`);
  expect([status, body.errors[0].source]).toEqual([400, { parameter: 'filter' }]);
});

test('a time filter compares to the second that is shown', async () => {
  await sandbox.close();
  sandbox = await startJudged({ now: () => Date.parse('2026-01-01T00:00:05.700Z') });
  const id = await create(ada);
  expect(await find('greater-than(created,2026-01-01T00:00:05Z)')).toEqual([]);
  expect(await find('greater-than(created,2026-01-01T00:00:04Z)')).toEqual([id]);
  expect(await find('less-than(created,2026-01-01T00:00:05Z)')).toEqual([]);
  expect(await find('less-than(created,2026-01-01T00:00:06Z)')).toEqual([id]);
});

const walk = async (sort: string, size: number, direction: 'next' | 'prev' = 'next', from = '') => {
  const ids: string[] = [];
  let path = from || `/api/profiles?sort=${sort}&page[size]=${size}`;
  for (;;) {
    const { body } = await sandbox.ask('GET', path);
    const page = body.data.map((profile: { id: string }) => profile.id);
    if (direction === 'next') ids.push(...page);
    else ids.unshift(...page);
    const link: string | null = body.links[direction];
    if (link === null) return { ids, last: path };
    path = link.slice(sandbox.sandbox.url.length);
  }
};

test.each(['id', 'created', 'updated', 'email'])(
  'pages by %s cover every profile once',
  async (sort) => {
    const ids: string[] = [];
    for (let number = 0; number < 7; number += 1)
      ids.push(
        await create(
          number % 3 === 0 ? { external_id: `${number}` } : { email: `p${9 - number}@example.com` },
        ),
      );
    const { ids: up, last } = await walk(sort, 3);
    expect(up.toSorted()).toEqual(ids.toSorted());
    expect((await walk(`-${sort}`, 2)).ids).toEqual(up.toReversed());
    expect((await walk(sort, 3, 'prev', last)).ids).toEqual(up);
    expect((await walk(sort, 7)).ids).toEqual(up);
  },
);

test.each([
  ['page[size]=0', 'page[size]'],
  ['page[size]=101', 'page[size]'],
  ['sort=title', 'sort'],
  ['include=lists', 'include'],
  ['additional-fields[profile]=age', 'additional-fields[profile]'],
  ['fields[profile]=email,age', 'fields[profile]'],
  ['fields[list]=name', 'fields[list]'],
  ['page[number]=2', 'page[number]'],
  ['filter=equals(email,["a@example.com","b@example.com"])', 'filter'],
  ['filter=equals(email,ada)', 'filter'],
  ['filter=any(external_id,[42])', 'filter'],
  ['filter=equals(_kx,["a","b"])', 'filter'],
  ['filter=greater-than(created,[2020-01-01T00:00:00Z])', 'filter'],
  ['filter=equals(subscriptions.email.marketing.suppression.reason,HARD_BOUNCE)', 'filter'],
])('the query %s is refused', async (query, parameter) => {
  const { status, body } = await sandbox.ask('GET', `/api/profiles?${query}`);
  expect([status, body.errors[0].source]).toEqual([400, { parameter }]);
});

test.each([
  ['filter=equals(platform,["ios","android"])', 'filter'],
  ['filter=equals(platform,ios)', 'filter'],
  ['fields[push-token]=age', 'fields[push-token]'],
  ['fields[list]=name', 'fields[list]'],
  ['sort=id', 'sort'],
])('the query %s of push tokens is refused', async (query, parameter) => {
  const { status, body } = await sandbox.ask('GET', `/api/push-tokens?${query}`);
  expect([status, body.errors?.[0].source]).toEqual([400, { parameter }]);
});

test('a cursor of another sort is refused', async () => {
  await create(ada);
  await create({ email: 'bob@example.com' });
  const { body } = await sandbox.ask('GET', '/api/profiles?sort=email&page[size]=1');
  const link = body.links.next
    .slice(sandbox.sandbox.url.length)
    .replace('sort=email', 'sort=created');
  expect((await sandbox.ask('GET', link)).status).toBe(400);
  expect((await sandbox.ask('GET', '/api/profiles?page[cursor]=nonsense')).status).toBe(400);
});

test('fields are picked at any depth, additional ones only when asked for', async () => {
  await create({ ...ada, location: { city: 'London', country: 'UK' } });
  const read = async (query: string) =>
    (await sandbox.read(`/api/profiles?${query}`)).data[0].attributes;
  expect(await read('fields[profile]=email,location.city')).toEqual({
    ...ada,
    location: { city: 'London' },
  });
  const both = 'additional-fields[profile]=subscriptions,predictive_analytics';
  const path = 'subscriptions.email.marketing.consent';
  expect(await read(`${both}&fields[profile]=${path}`)).toEqual({
    subscriptions: { email: { marketing: { consent: 'NEVER_SUBSCRIBED' } } },
  });
  expect(await read(both)).toHaveProperty('predictive_analytics.historic_clv', null);
  expect(await read('')).not.toHaveProperty('subscriptions');
});

test('a profile shows what belongs to it', async () => {
  const id = await create(ada);
  const include = 'include=conversations,lists,push-tokens,segments';
  const { body } = await sandbox.ask('GET', `/api/profiles/${id}?${include}`);
  expect(body.included).toEqual([]);
  expect(body.data.relationships['push-tokens'].data).toEqual([]);
  for (const name of ['push-tokens', 'lists', 'segments', 'conversations']) {
    expect((await sandbox.ask('GET', `/api/profiles/${id}/${name}`)).body.data).toEqual([]);
    const ids = await sandbox.ask('GET', `/api/profiles/${id}/relationships/${name}`);
    expect(ids.body.data).toEqual([]);
  }
  expect((await sandbox.ask('GET', `/api/profiles/${id}/conversation`)).status).toBe(404);
  expect((await sandbox.ask('GET', '/api/profiles/nobody/lists')).status).toBe(404);
});

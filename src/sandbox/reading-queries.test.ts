import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { isSince, LATEST, type RevisionName, revisionNames } from './contract/revisions.js';
import { startAsking } from './testing/ask.js';
import { eventBodyAt } from './testing/event-bodies.js';

const NOVEMBER = Date.parse('2026-11-20T12:00:00Z');

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  asking = await startAsking({ now: () => NOVEMBER });
  await asking.post('/api/events', eventBodyAt(LATEST, { value: 5 }));
});
afterAll(() => asking.close());

const get = (revision: RevisionName, path: string) => asking.call(path, { headers: { revision } });
const read = async (revision: RevisionName, path: string) => (await get(revision, path)).json();

const queries: [query: string, since: RevisionName, parameter: string, until?: RevisionName][] = [
  ['include=attributions', '2024-02-15', 'include'],
  ['filter=equals(metric_id,"x")', '2022-10-17', 'filter'],
  ['filter=equals(profile_id,"x")', '2023-02-22', 'filter'],
  ['filter=has(profile)', '2023-12-15', 'filter'],
  ['filter=has(metric)', '2026-04-15', 'filter'],
  ['page[size]=1', '2026-01-15', 'page[size]'],
  ['fields[event]=uuid,datetime', '2022-10-17', 'fields[event]'],
  ['fields[event]=id', '2026-04-15', 'fields[event]'],
  ['fields[event]=metric_id', '2022-10-17', 'fields[event]', '2023-07-15'],
  ['fields[metric]=id', '2026-04-15', 'fields[metric]'],
  ['fields[profile]=email,location.city', '2022-10-17', 'fields[profile]'],
  ['fields[profile]=location.ip', '2023-09-15', 'fields[profile]'],
  ['fields[profile]=locale', '2024-06-15', 'fields[profile]'],
  ['fields[profile]=subscriptions', '2022-10-17', 'fields[profile]', '2023-07-15'],
  ['fields[attribution]=id', '2026-04-15', 'fields[attribution]'],
];

describe.each(queries)('?%s', (query, since, parameter, until) => {
  test.each(revisionNames)('%s', async (revision) => {
    const response = await get(revision, `/api/events?${query}`);
    const isKnown = isSince(revision, since) && (until === undefined || revision < until);

    expect(response.status).toBe(isKnown ? 200 : 400);
    if (!isKnown) expect((await response.json()).errors[0].source).toEqual({ parameter });
  });
});

test.each([
  ['fields[event]=name', 'fields[event]'],
  ['fields[campaign]=name', 'fields[campaign]'],
  ['fields[profile]=subscriptions', 'fields[profile]'],
  ['additional-fields[profile]=subscriptions', 'additional-fields[profile]'],
  ['page[number]=2', 'page[number]'],
  ['sort=name', 'sort'],
  ['filter=any(metric_id,["x"])', 'filter'],
  ['filter=equals(metric_id,x)', 'filter'],
  ['filter=equals(profile_id,["x"])', 'filter'],
  ['filter=greater-than(timestamp,"1")', 'filter'],
  ['filter=greater-than(timestamp,abc)', 'filter'],
  ['filter=greater-than(datetime,yesterday)', 'filter'],
  ['filter=equals(datetime,2026-01-01T00:00:00Z)', 'filter'],
  ['filter=has(profile,"x")', 'filter'],
  ['filter=or(has(profile),has(metric))', 'filter'],
  ['filter=constructor(datetime,2026-01-01T00:00:00Z)', 'filter'],
  ['filter=__proto__(timestamp,1)', 'filter'],
  ['fields[constructor]=name', 'fields[constructor]'],
  ['fields[__proto__]=name', 'fields[__proto__]'],
  ['sort=constructor', 'sort'],
])('refuses %s in the words of its parameter', async (query, parameter) => {
  const response = await get(LATEST, `/api/events?${query}`);

  expect(response.status).toBe(400);
  const [error] = (await response.json()).errors;
  expect(error).toMatchObject({
    code: 'invalid',
    title: 'Invalid input.',
    source: { parameter },
  });
});

test.each([
  ['greater-than(datetime,"2026-11-20T12:00:00Z")', 'greater-than(datetime,2026-11-20T12:00:00Z)'],
  ["less-than(timestamp,'1795176000')", 'less-than(timestamp,1795176000)'],
])('refuses %s for its quotes and shows it without', async (filter, right) => {
  const response = await get(LATEST, `/api/events?filter=${encodeURIComponent(filter)}`);

  expect(response.status).toBe(400);
  const [{ detail }] = (await response.json()).errors;
  expect(detail).toBe(`Times, numbers and booleans stand in a filter without quotes: ${right}.`);
});

test('passes parameters that mean nothing to it', async () => {
  expect((await get(LATEST, '/api/events?company=x&_=1')).status).toBe(200);
});

test.each([
  ['less-than(datetime,2026-11-20T12:00:00.500Z)', 1],
  ['less-than(datetime,2026-11-20T12:00:00Z)', 0],
  ['greater-than(datetime,2026-11-20T11:59:59.999Z)', 1],
  ['greater-than(datetime,2026-11-20T12:00:00Z)', 0],
  ['greater-or-equal(datetime,2026-11-20T13:00:00%2B01:00)', 1],
  ['greater-or-equal(timestamp,1795176000),less-or-equal(timestamp,1795176000)', 1],
  ['and(greater-than(timestamp,1795175999),and(less-than(timestamp,1795176001)))', 1],
  ['less-than(timestamp,1795176000)', 0],
])('finds by %s to the second', async (filter, count) => {
  expect((await read(LATEST, `/api/events?filter=${filter}`)).data).toHaveLength(count);
});

import { afterAll, beforeAll, expect, test } from 'vitest';

import { isSince, type RevisionName } from './contract/revisions.js';
import { bulkBody, startAsking } from './testing/ask.js';
import { eventBodyAt } from './testing/event-bodies.js';
import { found, skipWithoutContract, slices } from './testing/slices.js';

skipWithoutContract();

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  asking = await startAsking({ rateLimits: 0 });
  for (const n of [1, 2, 3])
    await asking.post('/api/events', {
      ...eventBodyAt('2026-07-15', {
        unique_id: `${n}`,
        value: n,
        profile: { email: `${n}@example.com`, first_name: 'Ada', location: { city: 'London' } },
      }),
    });
});
afterAll(() => asking.close());

const judge = async (revision: RevisionName, path: string, init: RequestInit = {}) => {
  if ('reason' in found) return [found.reason];
  const response = await asking.call(path, { ...init, headers: { revision } });
  const text = await response.text();
  const body = text === '' ? undefined : JSON.parse(text);
  const method = init.method ?? 'GET';
  return found.judgeResponse({ revision, method, path, status: response.status, body });
};

const readId = async () => (await asking.read('/api/events')).data[0].id as string;

const isFlat = (revision: RevisionName) => !isSince(revision, '2023-07-15');

const lists = (revision: RevisionName) => [
  '',
  '?sort=timestamp',
  `?include=${isFlat(revision) ? 'metrics,profiles' : 'metric,profile'}`,
  `?fields[event]=${isFlat(revision) ? 'metric_id' : 'datetime'},uuid`,
  ...(isSince(revision, '2024-02-15') ? ['?include=attributions'] : []),
  ...(isSince(revision, '2026-01-15') ? ['?page[size]=2', '?page[size]=1&sort=datetime'] : []),
];

test.each(slices)('%s lists events as its contract says', async (revision) => {
  for (const query of lists(revision))
    expect([query, await judge(revision, `/api/events${query}`)]).toEqual([query, []]);
});

test.each(slices)('%s shows an event and what belongs to it', async (revision) => {
  const id = await readId();
  const s = isFlat(revision) ? 's' : '';
  const include = `include=metric${s},profile${s}`;
  const more =
    s === '' ? ['/profile?additional-fields[profile]=subscriptions,predictive_analytics'] : [];
  for (const rest of [
    '',
    `?${include}`,
    `/metric${s}`,
    `/profile${s}`,
    `/profile${s}?fields[profile]=email,location.city`,
    `/relationships/profile${s}`,
    ...more,
  ])
    expect([rest, await judge(revision, `/api/events/${id}${rest}`)]).toEqual([rest, []]);
});

test.each(slices)('%s names the metric of an event by id', async (revision) => {
  const s = isFlat(revision) ? 's' : '';
  const problems = await judge(revision, `/api/events/${await readId()}/relationships/metric${s}`);
  // One operation of the oldest contract answers both, and its schema names only profiles.
  const isMeant = (problem: string) => !(isFlat(revision) && problem.includes('profile'));

  expect(problems.filter(isMeant)).toEqual([]);
});

test.each(slices)('%s answers writes as its contract says', async (revision) => {
  const post = (path: string, body: unknown) =>
    judge(revision, path, { method: 'POST', body: JSON.stringify(body) });

  expect(await post('/api/events', eventBodyAt(revision))).toEqual([]);
  expect(await post('/api/events', eventBodyAt(revision, { value: 'x' }))).toEqual([]);
  if (!isSince(revision, '2024-05-15')) return;
  const job = bulkBody({ profile: { email: 'bulk@example.com' }, events: [{}] });
  expect(await post('/api/event-bulk-create-jobs', job)).toEqual([]);
  expect(await post('/api/event-bulk-create-jobs', {})).toEqual([]);
});

test.each(slices)('%s refuses as its contract says', async (revision) => {
  for (const path of ['/api/events/none', '/api/events?include=x', '/api/events?filter=x'])
    expect([path, await judge(revision, path)]).toEqual([path, []]);
});

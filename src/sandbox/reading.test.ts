import { afterEach, beforeEach, expect, test } from 'vitest';

import { eventBody, startAsking } from './testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeEach(async () => {
  asking = await startAsking();
});
afterEach(() => asking.close());

const hour = (number: number) => `2026-11-01T0${number}:00:00Z`;

const trackHours = async (...hours: number[]) => {
  for (const number of hours)
    await asking.post('/api/events', eventBody({ time: hour(number), value: number }));
};

interface Event {
  id: string;
  attributes: { datetime: string; event_properties: { $value: number } };
}

const values = ({ data }: { data: Event[] }) =>
  data.map(({ attributes }) => attributes.event_properties.$value);

test('reads an event back in the read shape, with its profile and metric', async () => {
  const profile = { email: 'ada@example.com', first_name: 'Ada' };
  const sent = { time: hour(1), value: 9.5, unique_id: 'a', properties: { Price: 5 }, profile };
  await asking.post('/api/events', eventBody(sent));

  const { data, included, links } = await asking.read('/api/events?include=profile,metric');

  const [event] = data;
  expect(event).toMatchObject({
    type: 'event',
    attributes: {
      datetime: '2026-11-01T01:00:00+00:00',
      timestamp: Date.parse(hour(1)) / 1000,
      event_properties: { Price: 5, $value: 9.5, $event_id: 'a' },
      uuid: expect.any(String),
    },
    relationships: { profile: { data: { type: 'profile' } }, metric: { data: { type: 'metric' } } },
  });
  expect(included).toMatchObject([
    {
      type: 'metric',
      id: event.relationships.metric.data.id,
      attributes: { name: 'Viewed Product' },
    },
    { type: 'profile', id: event.relationships.profile.data.id, attributes: profile },
  ]);
  expect(links).toMatchObject({ next: null, prev: null });
});

test('walks pages forwards and backwards', async () => {
  await trackHours(1, 2, 3, 4, 5);
  const follow = async (link: string) =>
    (await asking.call(link.replace(asking.sandbox.url, ''))).json();

  const first = await asking.read('/api/events?sort=datetime&page[size]=2');
  const second = await follow(first.links.next);
  const third = await follow(second.links.next);
  const back = await follow(third.links.prev);

  expect([first, second, third, back].map(values)).toEqual([[1, 2], [3, 4], [5], [3, 4]]);
  expect(third.links.next).toBeNull();
  expect((await follow(back.links.prev)).links.prev).toBeNull();
});

test.each([
  ['greater-than(datetime,2026-11-01T02:00:00Z)', [3, 4]],
  [
    'greater-or-equal(datetime,2026-11-01T02:00:00Z),less-than(datetime,2026-11-01T04:00:00Z)',
    [2, 3],
  ],
  [`and(less-or-equal(timestamp,${Date.parse(hour(2)) / 1000}),has(profile))`, [1, 2]],
])('filters by %s', async (filter, expected) => {
  await trackHours(1, 2, 3, 4);

  const found = await asking.read(
    `/api/events?sort=timestamp&filter=${encodeURIComponent(filter)}`,
  );
  expect(values(found)).toEqual(expected);
});

test('filters by person and by metric', async () => {
  await asking.post('/api/events', eventBody({ metric: 'Added to Cart' }));
  await asking.post('/api/events', eventBody({ profile: { email: 'bob@example.com' } }));
  const { data } = await asking.read('/api/events?sort=datetime');
  const { profile, metric } = data[0].relationships;
  const find = (filter: string) => asking.read(`/api/events?filter=${encodeURIComponent(filter)}`);

  expect((await find(`equals(profile_id,"${profile.data.id}")`)).data).toHaveLength(1);
  expect((await find(`equals(metric_id,["${metric.data.id}"])`)).data).toHaveLength(1);
  expect((await find(`equals(profile_id,'nobody')`)).data).toEqual([]);
});

test.each([
  ['filter=equals(value,3)', 'filter'],
  ['filter=greater-than(datetime,"2026-11-01T02:00:00Z")', 'filter'],
  ['filter=whatever', 'filter'],
  ['sort=value', 'sort'],
  ['include=profiless', 'include'],
  ['page[size]=1001', 'page[size]'],
  ['page[size]=0', 'page[size]'],
])('refuses %s and names the parameter', async (query, parameter) => {
  const response = await asking.call(`/api/events?${query}`);

  expect(response.status).toBe(400);
  expect((await response.json()).errors[0].source).toEqual({ parameter });
});

test('refuses a cursor it did not make', async () => {
  const response = await asking.call('/api/events?page[cursor]=nonsense');

  expect((await response.json()).errors[0].detail).toBe('Invalid cursor provided.');
});

test('reads one event, its person, its metric and their ids', async () => {
  await asking.post('/api/events', eventBody());
  const { data } = await asking.read('/api/events');
  const { id, relationships } = data[0];
  const read = async (path: string) => (await asking.read(`/api/events/${id}${path}`)).data;

  expect(await read('/')).toEqual(data[0]);
  expect(await read('/profile')).toMatchObject({ attributes: { email: 'ada@example.com' } });
  expect(await read('/metric')).toMatchObject({ attributes: { name: 'Viewed Product' } });
  expect(await read('/relationships/profile')).toEqual(relationships.profile.data);
  expect(await read('/relationships/metric')).toEqual(relationships.metric.data);
  expect((await asking.call('/api/events/none')).status).toBe(404);
});

test('returns only the fields asked for', async () => {
  await asking.post('/api/events', eventBody());
  const query = 'include=profile&fields[event]=datetime&fields[profile]=email,location.city';
  const { data, included } = await asking.read(`/api/events?${query}`);

  expect(Object.keys(data[0].attributes)).toEqual(['datetime']);
  expect(included[0].attributes).toEqual({ email: 'ada@example.com', location: { city: null } });
});

test('creates a profile, then updates it, and clears a field with null', async () => {
  const send = (attributes: object) =>
    asking.post('/api/profile-import', { data: { type: 'profile', attributes } });

  const created = await send({ email: 'ada@example.com', first_name: 'Ada', title: 'Countess' });
  const updated = await send({ email: 'ada@example.com', title: null });

  expect([created.status, updated.status]).toEqual([201, 200]);
  const { data } = await updated.json();
  expect(data.attributes).toMatchObject({ first_name: 'Ada', title: null });
  const filter = encodeURIComponent('equals(email,"ada@example.com")');
  expect((await asking.read(`/api/profiles?filter=${filter}`)).data).toMatchObject([data]);
  expect((await asking.read(`/api/profiles/${data.id}`)).data).toMatchObject(data);
});

test('changes an identifier by import', async () => {
  const send = (attributes: object) =>
    asking.post('/api/profile-import', { data: { type: 'profile', attributes } });
  await send({ external_id: '42', email: 'ada@example.com' });
  await send({ external_id: '42', email: 'countess@example.com' });

  expect(await asking.read('/_sandbox/profiles')).toMatchObject([
    { external_id: '42', email: 'countess@example.com' },
  ]);
});

test('refuses to import one person out of two', async () => {
  const send = (attributes: object) =>
    asking.post('/api/profile-import', { data: { type: 'profile', attributes } });
  await send({ email: 'ada@example.com' });
  const { data } = await (await send({ phone_number: '+15551234567' })).json();

  const response = await send({ email: 'ada@example.com', phone_number: '+15551234567' });

  expect(response.status).toBe(409);
  const [error] = (await response.json()).errors;
  expect(error).toMatchObject({
    code: 'duplicate_profile',
    meta: { duplicate_profile_id: data.id },
  });
});

test('takes no anonymous id in an import', async () => {
  const attributes = { email: 'ada@example.com', anonymous_id: 'a' };
  const response = await asking.post('/api/profile-import', {
    data: { type: 'profile', attributes },
  });

  expect(response.status).toBe(400);
  expect((await response.json()).errors[0].source.pointer).toBe('/data/attributes/anonymous_id');
});

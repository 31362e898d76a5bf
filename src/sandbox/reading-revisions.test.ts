import { afterAll, beforeAll, expect, test } from 'vitest';

import { isSince, LATEST, type RevisionName, revisionNames } from './contract/revisions.js';
import { startAsking } from './testing/ask.js';
import { eventBodyAt } from './testing/event-bodies.js';

const NOVEMBER = Date.parse('2026-11-20T12:00:00Z');

let asking: Awaited<ReturnType<typeof startAsking>>;
let id = '';

beforeAll(async () => {
  asking = await startAsking({ now: () => NOVEMBER });
  await asking.post('/api/events', eventBodyAt(LATEST, { value: 5 }));
  id = (await asking.read('/api/events')).data[0].id;
});
afterAll(() => asking.close());

const get = (revision: RevisionName, path: string) => asking.call(path, { headers: { revision } });
const read = async (revision: RevisionName, path: string) => (await get(revision, path)).json();
const isFlat = (revision: RevisionName) => !isSince(revision, '2023-07-15');
const plural = (revision: RevisionName) => (isFlat(revision) ? 's' : '');

test.each(revisionNames)('%s shows an event with its time and its ids', async (revision) => {
  const { data } = await read(revision, `/api/events/${id}/`);
  const { attributes, relationships } = data;

  expect(attributes.timestamp).toBe(isFlat(revision) ? '1795176000' : 1795176000);
  expect(Object.keys(relationships)).toEqual(
    isFlat(revision)
      ? ['metrics', 'profiles']
      : ['profile', 'metric', ...(isSince(revision, '2024-02-15') ? ['attributions'] : [])],
  );
  expect('metric_id' in attributes && 'profile_id' in attributes).toBe(isFlat(revision));
  expect(data.links.self).toBe(`${asking.sandbox.url}/api/events/${id}/`);
});

test.each(revisionNames)('%s leads to the metric and the profile', async (revision) => {
  const s = plural(revision);
  const unwrap = (data: unknown) => (Array.isArray(data) ? data : [data]);
  const at = async (rest: string) => {
    const { data } = await read(revision, `/api/events/${id}${rest}${s}/`);
    expect(Array.isArray(data)).toBe(isFlat(revision));
    return unwrap(data)[0];
  };

  const metric = await at('/metric');
  const profile = await at('/profile');
  expect(metric.attributes.name).toBe('Viewed Product');
  expect(profile.attributes.email).toBe('ada@example.com');
  expect(await at('/relationships/metric')).toEqual({ type: 'metric', id: metric.id });
  expect(await at('/relationships/profile')).toEqual({ type: 'profile', id: profile.id });
});

test.each(revisionNames)('%s does not know the paths of the other family', async (revision) => {
  const s = isFlat(revision) ? '' : 's';
  const status = isFlat(revision) ? 404 : 410;

  for (const rest of ['metric', 'profile', 'relationships/metric', 'relationships/profile'])
    expect((await get(revision, `/api/events/${id}/${rest}${s}`)).status).toBe(status);
});

test.each(revisionNames)('%s includes by its own names', async (revision) => {
  const s = plural(revision);
  const { included } = await read(revision, `/api/events?include=metric${s},profile${s}`);
  const twice = await read(revision, `/api/events?include=metric${s}&include=profile${s}`);
  const other = await get(revision, `/api/events?include=metric${s === '' ? 's' : ''}`);

  expect(included.map(({ type }: { type: string }) => type)).toEqual(['metric', 'profile']);
  expect(twice.included).toEqual(included);
  expect((await other.json()).errors[0]).toMatchObject({
    detail: `'metric${s === '' ? 's' : ''}' is not an allowed include parameter for this resource.`,
    source: { parameter: 'include' },
  });
});

test.each(revisionNames)('%s has the links of its pages', async (revision) => {
  const { links, meta } = await read(revision, '/api/events');
  const outer = isSince(revision, '2026-04-15') ? [] : ['first', 'last'];

  expect(Object.keys(links)).toEqual(['self', ...outer, 'next', 'prev']);
  expect(meta).toBeUndefined();
  for (const name of outer) {
    const { data } = await read(revision, links[name].replace(asking.sandbox.url, ''));
    expect(data).toHaveLength(1);
  }
});

test.each(revisionNames)('%s is answered in its content type', async (revision) => {
  const type = isSince(revision, '2024-10-15') ? 'application/vnd.api+json' : 'application/json';

  for (const path of ['/api/events', '/api/events/none', `/api/events/${id}`])
    expect((await get(revision, path)).headers.get('content-type')).toBe(type);
});

test('hints at the next page since 2026-07-15', async () => {
  await asking.post('/api/events', eventBodyAt(LATEST, { unique_id: 'other' }));
  const pageOf = (revision: RevisionName) => read(revision, '/api/events?page[size]=1');

  expect((await pageOf('2026-07-15')).meta.agent_hints.next_steps).toHaveLength(1);
  expect((await pageOf('2026-04-15')).meta).toBeUndefined();
});

test.each(revisionNames)('%s adds fields to a profile on request', async (revision) => {
  const query = 'additional-fields[profile]=subscriptions,predictive_analytics';
  const path = `/api/events/${id}/profile${plural(revision)}?${query}`;
  const response = await get(revision, path);

  expect(response.status).toBe(isFlat(revision) ? 400 : 200);
  if (isFlat(revision)) return;
  const { attributes } = (await response.json()).data;
  expect(attributes).toHaveProperty('subscriptions.email.marketing');
  expect(attributes).toHaveProperty('predictive_analytics');
});

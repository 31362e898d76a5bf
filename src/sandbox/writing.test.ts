import { afterEach, beforeEach, expect, test } from 'vitest';

import { isSince, type RevisionName, revisionNames } from './contract/revisions.js';
import { startAsking } from './testing/ask.js';
import { eventBodyAt, type Saying } from './testing/event-bodies.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeEach(async () => {
  asking = await startAsking({ rateLimits: 0, now: () => Date.parse('2026-11-20T12:00:00Z') });
});
afterEach(() => asking.close());

const postAt = (revision: RevisionName, path: string, body: unknown) =>
  asking.call(path, { method: 'POST', body: JSON.stringify(body), headers: { revision } });

/** `accepted`, or the pointer to the first mistake. */
const verdict = async (response: Response) =>
  response.status === 202 ? 'accepted' : (await response.json()).errors[0].source.pointer;

const send = async (revision: RevisionName, saying: Saying = {}) =>
  verdict(await postAt(revision, '/api/events', eventBodyAt(revision, saying)));

const sendRaw = async (revision: RevisionName, attributes: Record<string, unknown>) =>
  verdict(await postAt(revision, '/api/events', { data: { type: 'event', attributes } }));

const recorded = async () => (await asking.read('/_sandbox/events')) as Record<string, unknown>[];

const resources = revisionNames.filter((revision) => isSince(revision, '2023-07-15'));

test.each(revisionNames)('%s takes an event in its own shape', async (revision) => {
  const saying = {
    metric: 'Placed Order',
    profile: { email: 'Ada@Example.com', first_name: 'Ada' },
    properties: { Items: [{ SKU: 'A' }] },
    time: '2026-11-01T10:00:00.900Z',
    value: 9.5,
    unique_id: 'order-1',
  };

  expect(await send(revision, saying)).toBe('accepted');
  expect(await recorded()).toMatchObject([
    {
      metric: 'Placed Order',
      profile: { email: 'ada@example.com', first_name: 'Ada' },
      properties: saying.properties,
      time: '2026-11-01T10:00:00Z',
      value: 9.5,
      unique_id: 'order-1',
      revision,
    },
  ]);
});

test.each(revisionNames)('%s refuses the shape of the other family', async (revision) => {
  const other = isSince(revision, '2023-07-15') ? '2023-06-15' : '2023-07-15';
  const { metric, profile } = eventBodyAt(other).data.attributes;
  const own = eventBodyAt(revision).data.attributes;

  expect(await sendRaw(revision, { ...own, metric })).toMatch(/^\/data\/attributes\/metric\//);
  expect(await sendRaw(revision, { ...own, profile })).toMatch(/^\/data\/attributes\/profile/);
});

test.each(revisionNames)('%s asks for properties, a metric and a person', async (revision) => {
  const { metric, profile } = eventBodyAt(revision).data.attributes;

  expect(await sendRaw(revision, { metric, profile })).toBe('/data/attributes/properties');
  expect(await sendRaw(revision, { properties: {}, profile })).toBe('/data/attributes/metric');
  expect(await sendRaw(revision, { properties: {}, metric })).toBe('/data/attributes/profile');
  expect(await send(revision, { profile: { first_name: 'Ada' } })).toMatch(
    /^\/data\/attributes\/profile(\/data)?$/,
  );
});

test.each(resources)('%s takes meta of create_event in one place only', async (revision) => {
  const body = eventBodyAt(revision);
  const { data } = body.data.attributes.profile as { data: object };
  Object.assign(data, { meta: { patch_properties: { append: { skus: 'A' } } } });
  const answer = await verdict(await postAt(revision, '/api/events', body));

  if (isSince(revision, '2024-02-15')) expect(answer).toBe('/data/attributes/profile/data/meta');
  else expect(await recorded()).toMatchObject([{ profile: { properties: { skus: ['A'] } } }]);
});

test.each(revisionNames)(
  '%s takes both content types, slashes and double slashes',
  async (revision) => {
    const body = JSON.stringify(eventBodyAt(revision));
    const statuses = await Promise.all(
      ['application/json', 'application/vnd.api+json'].flatMap((type) =>
        ['/api/events', '/api/events/', '//api//events/'].map(async (path) => {
          const headers = { revision, 'content-type': type };
          return (await asking.call(path, { method: 'POST', body, headers })).status;
        }),
      ),
    );

    expect(new Set(statuses)).toEqual(new Set([202]));
  },
);

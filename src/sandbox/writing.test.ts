import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { isSince, type RevisionName, revisionNames } from './contract/revisions.js';
import { bulkBody, startAsking } from './testing/ask.js';
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
const withBulk = revisionNames.filter((revision) => isSince(revision, '2024-05-15'));

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

const arrivals: [what: string, first: RevisionName, saying: Saying, pointer: string][] = [
  ['external_id', '2023-07-15', { profile: { external_id: '1' } }, ''],
  [
    '_kx',
    '2023-09-15',
    { profile: { email: 'a@example.com', _kx: 'x' } },
    'profile/data/attributes/_kx',
  ],
  [
    'location.ip',
    '2023-09-15',
    { profile: { email: 'a@example.com', location: { ip: '1.2.3.4' } } },
    'profile/data/attributes/location/ip',
  ],
  ['value_currency', '2024-02-15', { value_currency: 'EUR' }, 'value_currency'],
  ['a null value', '2024-02-15', { value: null }, 'value'],
  ['a null time', '2024-02-15', { time: null }, 'time'],
  ['a null unique_id', '2024-02-15', { unique_id: null }, 'unique_id'],
  [
    'a null e-mail',
    '2024-02-15',
    { profile: { external_id: '1', email: null } },
    'profile/data/attributes/email',
  ],
  [
    'meta inside the attributes',
    '2024-02-15',
    { profile: { email: 'a@example.com', meta: { patch_properties: { unset: 'x' } } } },
    'profile/data/attributes/meta',
  ],
  [
    'locale',
    '2024-07-15',
    { profile: { email: 'a@example.com', locale: 'de' } },
    'profile/data/attributes/locale',
  ],
  [
    'patch_identifiers',
    '2026-04-15',
    {
      profile: {
        email: 'a@example.com',
        meta: { patch_identifiers: { append: { email: 'b@example.com' } } },
      },
    },
    'profile/data/attributes/meta/patch_identifiers',
  ],
  ['backfill', '2026-04-15', { backfill: true }, 'backfill'],
];

describe.each(arrivals)('%s comes with %s', (_, first, saying, pointer) => {
  test.each(resources)('%s', async (revision) => {
    const answer = await send(revision, saying);

    if (isSince(revision, first)) expect(answer).toBe('accepted');
    // Where `meta` has no place at all, that is what the refusal points at.
    else expect(`/data/attributes/${pointer}`.startsWith(answer)).toBe(true);
  });
});

test.each(resources)('%s takes meta of create_event in one place only', async (revision) => {
  const body = eventBodyAt(revision);
  const { data } = body.data.attributes.profile as { data: object };
  Object.assign(data, { meta: { patch_properties: { append: { skus: 'A' } } } });
  const answer = await verdict(await postAt(revision, '/api/events', body));

  if (isSince(revision, '2024-02-15')) expect(answer).toBe('/data/attributes/profile/data/meta');
  else expect(await recorded()).toMatchObject([{ profile: { properties: { skus: ['A'] } } }]);
});

test('sorts the keys of a flat profile into identifiers, names, places and properties', async () => {
  const profile = {
    $email: 'Ada@example.com',
    $phone_number: '+15551234567',
    $id: '42',
    $first_name: 'Ada',
    $organization: 'Analytical Engines',
    $city: 'London',
    $zip: 'W1',
    $consent: ['email'],
    plan: 'trial',
  };
  const { metric } = eventBodyAt('2022-10-17').data.attributes;

  expect(await sendRaw('2022-10-17', { properties: {}, metric, profile })).toBe('accepted');
  expect(await recorded()).toMatchObject([
    {
      profile: {
        email: 'ada@example.com',
        phone_number: '+15551234567',
        external_id: '42',
        first_name: 'Ada',
        organization: 'Analytical Engines',
        location: { city: 'London', zip: 'W1' },
        properties: { $consent: ['email'], plan: 'trial' },
      },
    },
  ]);
});

test.each([
  [{ $email: 'ada@' }, '$email'],
  [{ $email: 'ada@example.com', $phone_number: '12' }, '$phone_number'],
  [{ $email: 'ada@example.com', $first_name: 5 }, '$first_name'],
])('points into a flat profile: %j', async (profile, key) => {
  const { metric } = eventBodyAt('2022-10-17').data.attributes;
  const answer = await sendRaw('2022-10-17', { properties: {}, metric, profile });

  expect(answer).toBe(`/data/attributes/profile/${key}`);
});

const job = (...ids: string[]) =>
  bulkBody({
    profile: { email: 'ada@example.com' },
    events: ids.map((unique_id) => ({ unique_id })),
  });

test.each(revisionNames)('%s has a bulk endpoint or answers 404', async (revision) => {
  const { status } = await postAt(revision, '/api/event-bulk-create-jobs/', job('a', 'b'));

  expect(status).toBe(isSince(revision, '2024-05-15') ? 202 : 404);
});

test.each(withBulk)(
  '%s lets the first win or fails a bulk with a repeated id',
  async (revision) => {
    const response = await postAt(revision, '/api/event-bulk-create-jobs', job('a', 'b', 'a'));
    const fails = isSince(revision, '2025-01-15');

    expect(response.status).toBe(fails ? 400 : 202);
    expect(await recorded()).toHaveLength(fails ? 0 : 2);
  },
);

test.each(withBulk)('%s takes meta of bulk beside the attributes only', async (revision) => {
  const sendBulk = async (place: (data: Record<string, unknown>) => object) => {
    const body = job('a');
    const group = body.data.attributes['events-bulk-create'].data[0];
    Object.assign(place(group?.attributes.profile.data ?? {}), {
      meta: { patch_properties: { append: { skus: 'A' } } },
    });
    return verdict(await postAt(revision, '/api/event-bulk-create-jobs', body));
  };
  const at = '/data/attributes/events-bulk-create/data/0/attributes/profile/data/attributes/meta';

  expect(await sendBulk((data) => data)).toBe('accepted');
  expect(await sendBulk((data) => data.attributes as object)).toBe(at);
});

test('takes backfill for a whole group of a bulk since 2026-04-15', async () => {
  const body = job('a');
  const group = body.data.attributes['events-bulk-create'].data[0];
  Object.assign(group?.attributes ?? {}, { backfill: true });
  const path = '/api/event-bulk-create-jobs';

  expect(await verdict(await postAt('2026-01-15', path, body))).toMatch(/attributes\/backfill$/);
  expect(await verdict(await postAt('2026-04-15', path, body))).toBe('accepted');
  expect(await recorded()).toMatchObject([{ backfill: true }]);
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

import { expect, test } from 'vitest';
import type { KlaviyoOptions, NewEvent, NewProfile } from './index.js';
import { accepted, failureOf, scriptKlaviyo } from './testing/scripted-fetch.js';

const event: NewEvent = {
  metric: 'Viewed Product',
  service: 'api',
  properties: { ProductID: 1 },
  time: '2023-01-01T00:00:00Z',
  unique_id: 'view-1',
  value: 9.99,
  profile: { email: 'ada@example.com' },
};

const at = (revision: string, answer: Response = accepted()) =>
  scriptKlaviyo([answer], { revision } as Partial<KlaviyoOptions>);

const sentAt = async (revision: string, given: NewEvent) => {
  const { klaviyo, sent } = at(revision);
  await klaviyo.createEvent(given);
  return JSON.parse(sent[0]?.body ?? '').data.attributes;
};

test.each([
  ['2022-10-17', 'https://a.klaviyo.com/api/events/', 'application/json'],
  ['2024-07-15', 'https://a.klaviyo.com/api/events/', 'application/json'],
  ['2024-10-15', 'https://a.klaviyo.com/api/events', 'application/vnd.api+json'],
  ['2026-07-15', 'https://a.klaviyo.com/api/events', 'application/vnd.api+json'],
])('speaks as revision %s spoke', async (revision, url, type) => {
  const { klaviyo, sent } = at(revision);
  await klaviyo.createEvent(event);
  expect(sent[0]?.url).toBe(url);
  expect(Object.fromEntries(sent[0]?.headers ?? [])).toMatchObject({
    revision,
    accept: type,
    'content-type': type,
  });
});

test('puts the slash of an old revision before the query', async () => {
  const { klaviyo, sent } = at('2024-02-15', Response.json({ data: [] }));
  await klaviyo.getEvents({ sort: 'datetime' });
  expect(sent[0]?.url).toBe('https://a.klaviyo.com/api/events/?sort=datetime');
});

test('writes an event flat before revision 2023-07-15', async () => {
  const profile = {
    email: 'ada@example.com',
    phone_number: '+12345678901',
    first_name: 'Ada',
    location: { city: 'London' },
    properties: { plan: 'trial', $consent: ['email'] },
  };
  expect(await sentAt('2023-06-15', { ...event, profile })).toStrictEqual({
    time: '2023-01-01T00:00:00Z',
    unique_id: 'view-1',
    value: 9.99,
    properties: { ProductID: 1 },
    metric: { name: 'Viewed Product', service: 'api' },
    profile: {
      plan: 'trial',
      $consent: ['email'],
      $city: 'London',
      $email: 'ada@example.com',
      $phone_number: '+12345678901',
      $first_name: 'Ada',
    },
  });
});

test('lets no property of a person stand for his identifier', async () => {
  const profile = { email: 'ada@example.com', properties: { $email: 'eve@example.com' } };
  expect(await sentAt('2022-10-17', { ...event, profile })).toMatchObject({
    profile: { $email: 'ada@example.com' },
  });
});

test.each([
  ['2023-07-15', ['data', 'meta']],
  ['2023-12-15', ['data', 'meta']],
  ['2024-02-15', ['data', 'attributes', 'meta']],
])('puts meta where revision %s has it', async (revision, path) => {
  const meta = { patch_properties: { append: { list: 'x' } } };
  const attributes = await sentAt(revision, { ...event, profile: { email: 'a@b.co', meta } });
  expect(path.reduce((node, key) => node[key], attributes.profile)).toStrictEqual(meta);
});

test.each([
  ['2022-10-17', { ...event, value_currency: 'EUR' }, 'value_currency needs revision 2024-02-15'],
  ['2026-01-15', { ...event, backfill: true }, 'backfill needs revision 2026-04-15'],
  [
    '2023-06-15',
    { ...event, profile: { external_id: '1' } },
    'profile.external_id needs revision 2023-07-15',
  ],
  [
    '2023-06-15',
    { ...event, profile: { email: 'a@b.co', anonymous_id: '1' } },
    'profile.anonymous_id needs',
  ],
])('does not leave out silently what revision %s has not', (revision, given, message) => {
  const { klaviyo, sent } = at(revision);
  expect(() => klaviyo.createEvent(given)).toThrow(new RegExp(`^${message}`));
  expect(() => klaviyo.createEvent(given)).toThrow(TypeError);
  expect(sent).toStrictEqual([]);
});

test('finds a field that a revision has not in bulk too', () => {
  const { klaviyo } = at('2024-05-15');
  const profile = { email: 'a@b.co' };
  expect(() => klaviyo.bulkCreateEvents([{ profile, events: [], backfill: true }])).toThrow(
    /^backfill needs/,
  );
  expect(() =>
    klaviyo.bulkCreateEvents([{ profile, events: [{ metric: 'M', backfill: true }] }]),
  ).toThrow(/^backfill needs/);
});

test('says since when there is a call that the revision has not', () => {
  expect(() => at('2024-02-15').klaviyo.bulkCreateEvents([])).toThrow(
    'bulkCreateEvents needs revision 2024-05-15 or later; this client speaks 2024-02-15',
  );
  expect(() => at('2023-12-15').klaviyo.importProfile({})).toThrow(/^importProfile needs/);
  expect(() => at('2023-08-15').klaviyo.mergeProfiles({ source: 'a', destination: 'b' })).toThrow(
    /^mergeProfiles needs/,
  );
  const subscription = { channels: ['EMAIL'] as const, variantId: '1', profile: {} };
  expect(() => at('2023-06-15').klaviyo.createBackInStockSubscription(subscription)).toThrow(
    /^createBackIn/,
  );
});

test('takes an anonymous_id for an import as long as Klaviyo did', async () => {
  const answer = () => Response.json({ data: { type: 'profile', id: '01P' } });
  const given = { anonymous_id: 'x' } as NewProfile;
  const old = at('2025-07-15', answer());
  await old.klaviyo.importProfile(given);
  expect(old.sent[0]?.body).toContain('"anonymous_id":"x"');
  expect(() => at('2025-10-15').klaviyo.importProfile(given)).toThrow(/^anonymous_id is not taken/);
});

test('reads what is related to an event under its plural, and as one of a list, when it was', async () => {
  const metrics = Response.json({
    data: [{ type: 'metric', id: 'm1', attributes: { name: 'M' } }],
  });
  const { klaviyo, sent } = at('2023-02-22', metrics);
  expect(await klaviyo.getEventMetric('e1')).toStrictEqual({ type: 'metric', id: 'm1', name: 'M' });
  const none = at('2023-02-22', Response.json({ data: [] }));
  expect(await none.klaviyo.getEventRelationshipsProfile('e1')).toBeNull();
  expect([sent[0]?.url, none.sent[0]?.url]).toStrictEqual([
    'https://a.klaviyo.com/api/events/e1/metrics/',
    'https://a.klaviyo.com/api/events/e1/relationships/profiles/',
  ]);
});

test('takes a revision nobody knows yet for a new one', async () => {
  const { klaviyo, sent } = at('2027-01-15');
  await klaviyo.createEvent({ ...event, backfill: true, value_currency: 'EUR' });
  expect(sent[0]?.headers.get('revision')).toBe('2027-01-15');
});

test('rejects a rejected read of an old revision like any other', async () => {
  const { klaviyo } = at('2022-10-17', new Response('', { status: 410 }));
  expect(await failureOf(klaviyo.getEvents())).toMatchObject({ status: 410 });
});

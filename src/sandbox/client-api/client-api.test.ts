import { afterEach, beforeEach, expect, test } from 'vitest';

import { COMPANY_ID } from '../identity/exchange-token.js';
import { eventBody, KEY } from '../testing/ask.js';
import { type Asked, profileBody, startJudged } from '../testing/ask-judged.js';

let sandbox: Awaited<ReturnType<typeof startJudged>>;
beforeEach(async () => {
  sandbox = await startJudged();
});
afterEach(() => sandbox.close());

const ada = { email: 'ada@example.com' };
const anonymous = { anonymous_id: 'a1b2' };
const company = `company_id=${COMPANY_ID}`;

const withCompany = (path: string) => `${path}${path.includes('?') ? '&' : '?'}${company}`;

// A browser sends no key, so the header that the test's helper adds is taken out.
const ask = async (method: string, path: string, body?: unknown, asked: Asked = {}) =>
  sandbox.ask(method, withCompany(path), body, {
    ...asked,
    headers: { authorization: '', ...asked.headers },
  });

const track = (profile: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  ask('POST', '/client/events', eventBody({ profile, ...more }));

const identify = (attributes: Record<string, unknown>, headers: Record<string, string> = {}) =>
  ask('POST', '/client/profiles', profileBody(attributes), { headers });

interface Person {
  readonly id: string;
  readonly email: string | null;
  readonly anonymous_ids: readonly string[];
  readonly traits: Record<string, unknown>;
  readonly explanations: readonly { readonly sentence: string }[];
}

const people = async (): Promise<Person[]> =>
  (await sandbox.read('/_sandbox/profiles')).toSorted((a: Person, b: Person) =>
    a.id.localeCompare(b.id),
  );

const sentences = async () =>
  (await people()).flatMap(({ explanations }) => explanations.map(({ sentence }) => sentence));

const countEvents = async () => (await sandbox.read('/_sandbox/state')).events;

test('an event needs a company and no key', async () => {
  const { status, body, headers } = await track(ada);
  expect([status, body]).toEqual([202, undefined]);
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(await sandbox.read('/_sandbox/events')).toMatchObject([{ lane: 'client' }]);
});

test.each([
  ['no company', '/client/events', {}],
  ['an unknown company', '/client/events?company_id=ABC123', {}],
  ['a private key', `/client/events?${company}`, { authorization: `Klaviyo-API-Key ${KEY}` }],
])('%s is refused, readable by the page', async (_, path, headers) => {
  const refused = await sandbox.ask('POST', path, eventBody(), {
    headers: { authorization: '', ...headers },
  });
  expect(refused.status).toBe(400);
  expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  expect(await countEvents()).toBe(0);
});

test('a preflight allows what the page asks for, without credentials', async () => {
  const response = await fetch(`${sandbox.sandbox.url}/client/events/?${company}`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,revision,x-klaviyo-onsite',
    },
  });
  expect(response.status).toBe(204);
  expect(response.headers.get('access-control-allow-headers')).toBe(
    'content-type,revision,x-klaviyo-onsite',
  );
  expect(response.headers.get('access-control-allow-credentials')).toBeNull();
});

test('a flat event of 2022-10-17 is taken as well', async () => {
  const attributes = {
    properties: {},
    metric: { name: 'Viewed Product' },
    profile: { $email: 'ada@example.com' },
  };
  const { status } = await ask(
    'POST',
    '/client/events',
    { data: { type: 'event', attributes } },
    { revision: '2022-10-17' },
  );
  expect(status).toBe(202);
  expect(await people()).toMatchObject([ada]);
});

test('browser and server share one key space', async () => {
  await track(ada, { unique_id: 'order-1' });
  await sandbox.post('/api/events', eventBody({ profile: ada, unique_id: 'order-1' }));
  await track(ada, { unique_id: 'order-1' });
  expect(await countEvents()).toBe(1);
  expect(await sandbox.read('/_sandbox/drops')).toHaveLength(2);
});

test('a browser adds an identifier but never changes one', async () => {
  await track({ ...ada, external_id: '42' });
  const { status } = await track({ email: 'eve@example.com', external_id: '42' });
  await track({ external_id: '42', phone_number: '+15551234567' });
  expect(status).toBe(202);
  expect(await people()).toMatchObject([
    { ...ada, external_id: '42', phone_number: '+15551234567' },
  ]);
  expect(await sentences()).toContain(
    'ada@example.com kept e-mail ada@example.com: a client request does not change it to eve@example.com',
  );
});

test('a browser never merges, a server does', async () => {
  await track(ada);
  await track(anonymous);
  await track({ ...anonymous, ...ada });
  expect(await people()).toHaveLength(2);
  expect(await sentences()).toContain(
    'anonymous a1b2 stayed apart from ada@example.com: a client request never merges',
  );
  await sandbox.post('/api/events', eventBody({ profile: { ...anonymous, ...ada } }));
  expect(await people()).toMatchObject([{ ...ada, anonymous_ids: ['a1b2'] }]);
});

test('an anonymous visitor who identifies stays the same person', async () => {
  await track(anonymous);
  await identify({ ...anonymous, ...ada });
  expect(await people()).toMatchObject([{ ...ada, anonymous_ids: ['a1b2'] }]);
});

test('a profile updates properties; only the onsite script hears of its token', async () => {
  const plain = await identify({ ...ada, first_name: 'Ada', properties: { tier: 'gold' } });
  expect([plain.status, plain.body]).toEqual([202, undefined]);
  const response = await fetch(`${sandbox.sandbox.url}/client/profiles/?${company}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      revision: '2024-10-15',
      'x-klaviyo-onsite': '1',
    },
    body: JSON.stringify(profileBody(ada)),
  });
  const { meta } = (await response.json()) as { meta: Record<string, unknown> };
  expect([response.status, meta.should_clear_cookie]).toEqual([202, false]);
  const [person] = await people();
  expect(person?.traits).toEqual({ first_name: 'Ada', properties: { tier: 'gold' } });
  const filter = new URLSearchParams({ filter: `equals(_kx,"${meta.exchange_id}")` });
  const { body } = await sandbox.ask('GET', `/api/profiles?${filter}`);
  expect(body.data[0].id).toBe(person?.id);
});

const bulk = (events: readonly Record<string, unknown>[], revision = '2026-07-15') =>
  ask(
    'POST',
    '/client/event-bulk-create',
    {
      data: {
        type: 'event-bulk-create',
        attributes: {
          profile: profileBody(ada),
          events: {
            data: events.map((attributes) => ({
              type: 'event',
              attributes: {
                properties: {},
                ...attributes,
                metric: { data: { type: 'metric', attributes: { name: 'Viewed Product' } } },
              },
            })),
          },
        },
      },
    },
    { revision },
  );

test('1,000 events of one person are taken, 1,001 are not', async () => {
  const events = Array.from({ length: 1_001 }, (_, index) => ({ unique_id: `${index}` }));
  expect((await bulk(events)).status).toBe(400);
  expect(await countEvents()).toBe(0);
  expect((await bulk(events.slice(1))).status).toBe(202);
  expect(await countEvents()).toBe(1_000);
});

test('a repeated id fails all of it since 2025-01-15', async () => {
  const twice = [{ unique_id: 'a' }, { unique_id: 'b' }, { unique_id: 'a' }];
  const refused = await bulk(twice);
  expect(refused.status).toBe(400);
  expect(refused.body.errors[0].source.pointer).toBe(
    '/data/attributes/events/data/2/attributes/unique_id',
  );
  expect(await countEvents()).toBe(0);
  expect((await bulk(twice, '2024-10-15')).status).toBe(202);
  expect(await countEvents()).toBe(2);
});

const createList = async (opt_in_process: string): Promise<string> => {
  const attributes = { name: 'News', opt_in_process };
  const { body } = await sandbox.ask('POST', '/api/lists', { data: { type: 'list', attributes } });
  return body.data.id;
};

const subscribe = (attributes: Record<string, unknown>, list: string) =>
  ask('POST', '/client/subscriptions', {
    data: {
      type: 'subscription',
      attributes: { custom_source: 'Footer', profile: profileBody(attributes) },
      relationships: { list: { data: { type: 'list', id: list } } },
    },
  });

const consentOf = async (email: string) => {
  const query = new URLSearchParams({
    filter: `equals(email,"${email}")`,
    'additional-fields[profile]': 'subscriptions',
  });
  const { body } = await sandbox.ask('GET', `/api/profiles?${query}`);
  const { email: mail, sms } = body.data[0].attributes.subscriptions;
  return [mail.marketing.consent, sms.marketing.consent];
};

test('a subscription without channels means marketing to every address', async () => {
  const list = await createList('single_opt_in');
  const { status, body } = await subscribe({ ...ada, phone_number: '+15551234567' }, list);
  expect([status, body]).toEqual([202, undefined]);
  expect(await consentOf(ada.email)).toEqual(['SUBSCRIBED', 'SUBSCRIBED']);
});

test('a subscription with channels means only those', async () => {
  const list = await createList('single_opt_in');
  const subscriptions = { email: { marketing: { consent: 'SUBSCRIBED' } } };
  await subscribe({ ...ada, phone_number: '+15551234567', subscriptions }, list);
  expect(await consentOf(ada.email)).toEqual(['SUBSCRIBED', 'NEVER_SUBSCRIBED']);
});

test('a list with double opt-in has the page wait for the confirmation', async () => {
  const list = await createList('double_opt_in');
  await subscribe(ada, list);
  expect(await consentOf(ada.email)).toEqual(['UNCONFIRMED', 'NEVER_SUBSCRIBED']);
  await sandbox.post('/_sandbox/confirm-subscription', { ...ada, list });
  expect(await consentOf(ada.email)).toEqual(['SUBSCRIBED', 'NEVER_SUBSCRIBED']);
});

test('nobody is subscribed by an address that is not theirs', async () => {
  const list = await createList('single_opt_in');
  await track({ ...ada, external_id: '42' });
  await subscribe({ email: 'eve@example.com', external_id: '42' }, list);
  expect(await consentOf(ada.email)).toEqual(['NEVER_SUBSCRIBED', 'NEVER_SUBSCRIBED']);
  expect((await subscribe({ external_id: '42' }, list)).status).toBe(400);
  expect((await subscribe(ada, 'Nowher')).status).toBe(404);
});

const token = { token: 'device-1', platform: 'ios', vendor: 'apns' };

test('a push token is kept, read, moved and unregistered', async () => {
  const keep = (owner: Record<string, unknown>) =>
    ask('POST', '/client/push-tokens', {
      data: {
        type: 'push-token',
        attributes: { ...token, device_metadata: { app_id: 'shop' }, profile: profileBody(owner) },
      },
    });
  const unregister = (owner: Record<string, unknown>) =>
    ask('POST', '/client/push-token-unregister', {
      data: {
        type: 'push-token-unregister',
        attributes: { token: token.token, platform: 'ios', profile: profileBody(owner) },
      },
    });
  expect((await keep(ada)).status).toBe(202);
  const list = await sandbox.ask('GET', '/api/push-tokens?include=profile');
  expect(list.body.data).toMatchObject([
    {
      id: token.token,
      attributes: { ...token, enablement_status: 'AUTHORIZED', metadata: { app_id: 'shop' } },
    },
  ]);
  expect(list.body.included).toMatchObject([{ attributes: ada }]);
  await keep({ email: 'bob@example.com' });
  const owner = await sandbox.ask('GET', '/api/push-tokens/device-1/profile');
  expect(owner.body.data.attributes.email).toBe('bob@example.com');
  await unregister(ada);
  expect((await sandbox.ask('GET', '/api/push-tokens/device-1')).status).toBe(200);
  await unregister({ email: 'bob@example.com' });
  expect((await sandbox.ask('GET', '/api/push-tokens/device-1')).status).toBe(404);
});

test('a wish for a variant is kept, once for each person and variant', async () => {
  const wish = (path: string, id: string, channels: readonly string[]) => {
    const attributes = { channels, profile: profileBody(ada) };
    const relationships = { variant: { data: { type: 'catalog-variant', id } } };
    const data = { type: 'back-in-stock-subscription', attributes, relationships };
    return path.startsWith('/client')
      ? ask('POST', path, { data })
      : sandbox.ask('POST', path, { data });
  };
  const shopify = '$shopify:::$default:::123';
  expect((await wish('/client/back-in-stock-subscriptions', shopify, ['EMAIL'])).status).toBe(202);
  expect((await wish('/api/back-in-stock-subscriptions', shopify, ['SMS'])).status).toBe(202);
  const custom = '$custom:::SKU-001-BLUE-SM';
  expect((await wish('/api/back-in-stock-subscriptions', custom, ['EMAIL'])).status).toBe(202);
  for (const id of ['123', '$shopify:::', ':::123'])
    expect((await wish('/api/back-in-stock-subscriptions', id, ['EMAIL'])).status).toBe(400);
  const [person] = await people();
  expect(await sandbox.read('/_sandbox/back-in-stock')).toMatchObject([
    { profile_id: person?.id, variant_id: shopify, channels: ['SMS'] },
    { profile_id: person?.id, variant_id: custom, channels: ['EMAIL'] },
  ]);
});

test('reviews are written, filtered, sorted and counted', async () => {
  const review = (attributes: Record<string, unknown>, asked: Asked = {}) =>
    ask(
      'POST',
      '/client/reviews',
      {
        data: {
          type: 'review',
          attributes: {
            review_type: 'review',
            ...ada,
            author: 'Ada',
            content: 'Fine',
            ...attributes,
          },
        },
      },
      asked,
    );
  const product = { external_id: 'SKU-1', integration_key: 'shopify' };
  expect((await review({ rating: 5, product })).status).toBe(202);
  await review({ rating: 2, content: 'So so' });
  expect((await review({ rating: 6 }, { isValid: false })).status).toBe(400);
  const find = async (query: Record<string, string>) => {
    const { body } = await ask('GET', `/client/reviews?${new URLSearchParams(query)}`);
    return body.data.map((one: { attributes: { rating: number } }) => one.attributes.rating);
  };
  expect(await find({})).toEqual([2, 5]);
  expect(await find({ sort: '-rating' })).toEqual([5, 2]);
  expect(await find({ filter: 'greater-or-equal(rating,3)' })).toEqual([5]);
  expect(await find({ filter: "equals(status,'published')" })).toEqual([]);
  const query = 'group_by=product_id&statistics=average_rating,total_reviews&timeframe=all_time';
  const report = await ask('GET', `/client/review-values-reports?${query}`);
  expect(report.body.data[0].attributes.results).toEqual([
    { groupings: { product_id: 'SKU-1' }, statistics: { average_rating: 5, total_reviews: 1 } },
  ]);
  expect((await ask('GET', '/client/review-values-reports?group_by=shoe')).status).toBe(400);
});

test('geofences are none, the addresses of webhooks one', async () => {
  expect((await ask('GET', '/client/geofences')).body.data).toEqual([]);
  const list = await ask('GET', '/client/ip-allowlists/integration-egress');
  expect(list.body.data.attributes.prefixes).toHaveLength(1);
  expect((await ask('GET', '/client/ip-allowlists/other')).status).toBe(404);
});

test.each([
  ['/client/event-bulk-create', 'POST', '2023-06-15'],
  ['/client/reviews', 'GET', '2025-01-15'],
  ['/client/geofences', 'GET', '2026-01-15'],
])('%s is not there before its time', async (path, method, revision) => {
  const body = method === 'POST' ? {} : undefined;
  const { status } = await ask(method, path, body, { revision, isValid: false });
  expect(status).toBe(404);
});

test('a private key in an event is nowhere to be found', async () => {
  await track(ada, { properties: { note: KEY } });
  const stored = JSON.stringify(await sandbox.read('/_sandbox/events'));
  expect(stored).not.toContain(KEY);
});

import { expect, test } from 'vitest';
import { any, equals, greaterOrEqual, greaterThan, has, type Klaviyo } from './index.js';
import { metric, profile } from './testing/documents.js';
import { type Judge, readContract } from './testing/openapi.js';
import {
  everyEventField,
  everyEventProfileField,
  everyProfileField,
  meta,
} from './testing/samples.js';
import { accepted, scriptKlaviyo } from './testing/scripted-fetch.js';

const consent = { consent: 'SUBSCRIBED', consented_at: '2026-01-02T03:04:05Z' } as const;

/** Every call, with everything it can carry, and the document that judges it. */
const calls: [
  name: string,
  file: string,
  ask: (klaviyo: Klaviyo) => PromiseLike<unknown>,
  answer?: object,
][] = [
  [
    'createEvent',
    'events',
    (k) => k.createEvent({ ...everyEventField, profile: everyEventProfileField }),
  ],
  [
    'bulkCreateEvents',
    'events',
    (k) =>
      k.bulkCreateEvents([
        { profile: everyEventProfileField, events: [everyEventField], backfill: true },
      ]),
  ],
  [
    'getEvents',
    'events',
    (k) =>
      k.getEvents({
        filter: [
          equals('metric_id', ['A']),
          has('metric'),
          greaterOrEqual('datetime', new Date(0)),
        ],
        sort: '-timestamp',
        include: ['attributions', 'metric', 'profile'],
        page: { size: 1_000, cursor: 'x' },
        fields: {
          event: ['datetime', 'event_properties', 'id', 'timestamp', 'uuid'],
          metric: ['created', 'integration', 'name', 'updated'],
          profile: ['email', 'location.city', 'properties'],
          attribution: ['id'],
        },
      }),
    { data: [] },
  ],
  [
    'getEvent',
    'events',
    (k) => k.getEvent('e1', { include: ['profile'], fields: { event: ['uuid'] } }),
    { data: metric },
  ],
  [
    'getEventMetric',
    'events',
    (k) => k.getEventMetric('e1', { fields: { metric: ['name', 'id'] } }),
    { data: metric },
  ],
  [
    'getEventProfile',
    'events',
    (k) =>
      k.getEventProfile('e1', {
        additionalFields: { profile: ['subscriptions', 'predictive_analytics'] },
        fields: { profile: ['predictive_analytics.total_clv'] },
      }),
    { data: profile },
  ],
  [
    'getEventRelationshipsMetric',
    'events',
    (k) => k.getEventRelationshipsMetric('e1'),
    { data: metric },
  ],
  [
    'getEventRelationshipsProfile',
    'events',
    (k) => k.getEventRelationshipsProfile('e1'),
    { data: profile },
  ],
  [
    'importProfile',
    'profiles',
    (k) =>
      k.importProfile(
        { ...everyProfileField, id: '01P', meta },
        { additionalFields: { profile: ['subscriptions'] } },
      ),
    { data: profile },
  ],
  [
    'mergeProfiles',
    'profiles',
    (k) => k.mergeProfiles({ source: '01A', destination: '01B' }),
    { data: profile },
  ],
  [
    'getProfiles',
    'profiles',
    (k) =>
      k.getProfiles({
        filter: [any('id', ['01P']), greaterThan('created', new Date(0))],
        sort: '-updated',
        include: ['push-tokens', 'conversations'],
        page: { size: 100 },
        additionalFields: { profile: ['subscriptions'] },
      }),
    { data: [] },
  ],
  [
    'getProfile',
    'profiles',
    (k) =>
      k.getProfile('01P', {
        include: ['lists', 'segments'],
        fields: { list: ['name'], segment: ['is_active'] },
      }),
    { data: profile },
  ],
  [
    'getAccounts',
    'accounts',
    (k) =>
      k.getAccounts({ fields: { account: ['contact_information.organization_name', 'timezone'] } }),
    { data: [] },
  ],
  ['getAccount', 'accounts', (k) => k.getAccount('Ab12Cd'), { data: profile }],
  [
    'getLists',
    'lists',
    (k) =>
      k.getLists({
        filter: any('name', ['VIP']),
        sort: 'name',
        include: ['tags', 'flow-triggers'],
        page: { size: 10 },
      }),
    { data: [] },
  ],
  [
    'getList',
    'lists',
    (k) => k.getList('l1', { additionalFields: { list: ['profile_count'] } }),
    { data: profile },
  ],
  [
    'createList',
    'lists',
    (k) => k.createList({ name: 'VIP', opt_in_process: 'double_opt_in' }),
    { data: profile },
  ],
  ['addProfilesToList', 'lists', (k) => k.addProfilesToList('l1', ['01A', '01B'])],
  [
    'subscribeProfiles',
    'profiles',
    (k) =>
      k.subscribeProfiles({
        listId: 'l1',
        custom_source: 'checkout',
        historical_import: true,
        profiles: [
          {
            id: '01P',
            email: 'a@b.co',
            phone_number: '+12345678901',
            age_gated_date_of_birth: '1990-01-02',
            subscriptions: {
              email: { marketing: consent, open_tracking: { consent: 'SUBSCRIBED' } },
              sms: { marketing: consent, transactional: consent },
              whatsapp: { marketing: consent },
              push: {
                marketing: consent,
                anonymous_id: 'x',
                tokens: [
                  {
                    token: 't',
                    platform: 'ios',
                    vendor: 'apns',
                    enablement_status: 'AUTHORIZED',
                    background: 'AVAILABLE',
                    device_metadata: { device_id: 'd' },
                  },
                ],
              },
            },
          },
        ],
      }),
  ],
  [
    'createBackInStockSubscription',
    'catalogs',
    (k) =>
      k.createBackInStockSubscription({
        channels: ['EMAIL', 'SMS'],
        variantId: '$shopify:::$default:::1',
        profile: { email: 'a@b.co', external_id: 'c' },
      }),
  ],
  [
    'catalog items',
    'catalogs',
    (k) =>
      k
        .resource('catalog-item')
        .list({ filter: equals('published', true), include: ['variants'], sort: '-created' }),
    { data: [] },
  ],
  [
    'a new webhook',
    'webhooks',
    (k) =>
      k.resource('webhook').create({
        attributes: {
          name: 'w',
          endpoint_url: 'https://shop.example',
          secret_key: 'x'.repeat(16),
        },
        relationships: {
          'webhook-topics': [{ type: 'webhook-topic', id: 'event:klaviyo.sent_sms' }],
        },
      }),
    { data: profile },
  ],
  [
    'a changed webhook',
    'webhooks',
    (k) => k.resource('webhook').update('w1', { attributes: { enabled: false } }),
    { data: profile },
  ],
];

const SUCCESS: { [name: string]: number } = { addProfilesToList: 204 };

const send = async (
  ask: (klaviyo: Klaviyo) => PromiseLike<unknown>,
  answer: Response,
  revision?: string,
) => {
  const { klaviyo, sent } = scriptKlaviyo([answer], revision === undefined ? {} : { revision });
  await ask(klaviyo);
  const [request] = sent;
  if (request === undefined) throw new Error('Nothing was sent');
  return request;
};

const latest = readContract('events');
const isMissing = 'reason' in latest;
if (isMissing) console.warn(`Skipped the checks against Klaviyo's documents: ${latest.reason}`);

const judgeOf = (file: string, revision?: string): Judge => {
  const contract = readContract(file, revision);
  if ('reason' in contract) throw new Error(contract.reason);
  return contract.judge;
};

test.skipIf(isMissing).each(calls)(
  "%s agrees with Klaviyo's own document",
  async (name, file, ask, answer) => {
    const response = answer
      ? Response.json(answer)
      : new Response(null, { status: SUCCESS[name] ?? 202 });
    expect(judgeOf(file)(await send(ask, response))).toStrictEqual([]);
  },
);

const simple = {
  metric: 'M',
  service: 'api',
  properties: { a: 1 },
  value: 5,
  profile: { email: 'a@b.co', first_name: 'Ada', properties: { plan: 'x' } },
};

test.skipIf(isMissing).each(['2022-10-17', '2024-02-15', '2024-06-15', '2025-01-15', '2026-01-15'])(
  'the calls about events agree with the document of %s',
  async (revision) => {
    const judge = judgeOf('events', revision);
    const { backfill: __, ...fields } = everyEventField;
    const { patch_identifiers: ___, ...patches } = meta;
    const { locale, ...known } = everyEventProfileField;
    const person = { ...known, ...(revision >= '2024-07-15' && { locale }), meta: patches };
    const full = { ...fields, profile: person };
    const isLegacy = revision === '2022-10-17';
    expect(
      judge(await send((k) => k.createEvent(isLegacy ? simple : full), accepted(), revision)),
    ).toStrictEqual([]);
    if (revision >= '2024-05-15') {
      const group = { profile: full.profile, events: [fields] };
      expect(
        judge(await send((k) => k.bulkCreateEvents([group]), accepted(), revision)),
      ).toStrictEqual([]);
    }
    const reads: ((klaviyo: Klaviyo) => PromiseLike<unknown>)[] = [
      (k) => k.getEvents({ filter: greaterOrEqual('timestamp', 5), sort: 'datetime' }),
      (k) => k.getEvent('e1'),
      (k) => k.getEventMetric('e1'),
      (k) => k.getEventProfile('e1'),
      (k) => k.getEventRelationshipsMetric('e1'),
      (k) => k.getEventRelationshipsProfile('e1'),
    ];
    for (const read of reads)
      expect(judge(await send(read, Response.json({ data: [metric] }), revision))).toStrictEqual(
        [],
      );
  },
);

test.skipIf(isMissing)('the judge finds what does not agree', () => {
  const data = { type: 'events', attributes: { time: 'noon', extra: 1, properties: {} } };
  const headers = new Headers({ 'content-type': 'application/vnd.api+json' });
  const url = 'https://a.klaviyo.com/api/events';
  const faults = judgeOf('events')({
    method: 'POST',
    url,
    headers,
    body: JSON.stringify({ data }),
  });
  for (const place of ['/data/type', "property 'metric'", '"extra"', '/data/attributes/time'])
    expect(faults.join('\n')).toContain(place);
  expect(
    judgeOf('events')({ method: 'GET', url: `${url}?sort=id&limit=1`, headers, body: '' }),
  ).toStrictEqual(['?sort=id', '?limit is unknown']);
});

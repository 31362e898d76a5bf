import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startAsking } from '../testing/ask.js';

interface Example {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: { readonly data: { type: string; id?: string; attributes: object } };
}

const usual = fileURLToPath(new URL('../../../../shared/klaviyo/examples.json', import.meta.url));
const file = process.env.KLAVIYO_EXAMPLES ?? usual;
const isThere = existsSync(file);
const examples: readonly Example[] = isThere
  ? (JSON.parse(readFileSync(file, 'utf8')) as { requests: Example[] }).requests
  : [];

const html = '<p>Hello {{ first_name|default:"you" }}</p>';

// What the examples take for granted.
const seeds = [
  { type: 'profile', id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', attributes: { email: 'a@example.com' } },
  { type: 'profile', id: '01ARZ3NDEKTSV4RRFFQ69G5FAW' },
  { type: 'list', id: 'Y6nRLr', attributes: { opt_in_process: 'single_opt_in' } },
  { type: 'list', id: 'XyZ123' },
  {
    type: 'segment',
    id: 'WbVvKe',
    relationships: { profiles: { data: [{ type: 'profile', id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }] } },
  },
  { type: 'campaign-message', id: '$]templateId:ABC123' },
  { type: 'coupon', id: 'coupon_xyz' },
  { type: 'catalog-category', id: '$custom:::CAT-WIDGETS' },
  { type: 'template', id: 'RENDER_ID', attributes: { html } },
];

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  if (!isThere) console.log(`The examples are not run: there is no ${file} (KLAVIYO_EXAMPLES).`);
  asking = await startAsking();
  const response = await asking.post('/_sandbox/seed', { data: seeds });
  expect(response.status).toBe(201);
});
afterAll(() => asking.close());

const send = ({ method, path, headers, body }: Example) =>
  fetch(asking.sandbox.url + path, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });

const named = (example: Example, index: number) =>
  [`${index + 1} ${example.method} ${example.path.slice(0, 60)}`, example] as const;

const read = async (path: string) => (await asking.read(path)).data;
const emailsOf = async (path: string) =>
  (await read(path)).map((one: { attributes: { email: string } }) => one.attributes.email);
const idsOf = async (path: string) => (await read(path)).map((one: { id: string }) => one.id);

const readWhatIsLinked = () => {
  test('the members the examples add can be read', async () => {
    const [seeded, nameless, ...subscribed] = await emailsOf('/api/lists/Y6nRLr/profiles');
    expect([seeded, nameless]).toEqual(['a@example.com', null]);
    expect(subscribed).toEqual(['subscriber1@example.com', 'subscriber2@example.com']);
    expect(await emailsOf('/api/segments/WbVvKe/profiles')).toEqual(['a@example.com']);
  });

  test('what the examples link is linked, from both sides', async () => {
    const item = '$custom:::$default:::PROD-001';
    const category = '$custom:::$default:::CAT-WIDGETS';
    expect(await idsOf(`/api/catalog-items/${item}/categories`)).toEqual([category]);
    expect(await idsOf(`/api/catalog-categories/${category}/items`)).toEqual([item]);
    expect(await idsOf(`/api/catalog-items/${item}/variants`)).toEqual([
      '$custom:::$default:::SKU-001-BLUE-SM',
    ]);
    expect(await idsOf('/api/coupons/coupon_xyz/coupon-codes')).toEqual([
      'coupon_xyz-SPRING20-ABC123',
    ]);
    const [campaign] = await idsOf("/api/campaigns?filter=equals(messages.channel,'email')");
    expect(await idsOf(`/api/campaigns/${campaign}/campaign-messages`)).toEqual([
      '$]templateId:ABC123',
    ]);
    const [webhook] = await read('/api/webhooks');
    expect(webhook.relationships['webhook-topics'].data).toHaveLength(3);
    expect(JSON.stringify(webhook)).not.toContain('whsec_');
  });

  test('the events of the examples are recorded', async () => {
    const events: { attributes: { event_properties: Record<string, unknown> } }[] =
      await read('/api/events');
    const ids = events.map(({ attributes }) => attributes.event_properties);
    expect(ids.filter(({ OrderId }) => OrderId === 'ORD-12345')).toHaveLength(1);
    expect(ids.filter(({ ProductID }) => ProductID === 1111).length).toBeGreaterThan(0);
  });
};

describe.runIf(isThere)('the examples of the API documents', () => {
  test.each(examples.map(named))('%s is taken as it stands', async (_, example) => {
    const response = await send(example);
    const text = await response.text();
    expect(text).not.toContain('"errors"');
    expect(response.ok).toBe(true);
    if (example.method !== 'POST' || text === '') return;
    const { data } = JSON.parse(text) as { data: { links?: { self: string } } };
    const self = data.links?.self.replace(asking.sandbox.url, '');
    if (self !== undefined && !example.path.includes('render')) await readsBack(self, example);
  });

  readWhatIsLinked();
});

const readsBack = async (self: string, { body, headers }: Example) => {
  const { data } = await (await send({ method: 'GET', path: self, headers })).json();
  const sent: Record<string, unknown> = { ...body?.data.attributes };
  const { secret_key: _, ...shown } = sent;
  for (const [name, value] of Object.entries(shown)) {
    const found: unknown = data.attributes[name];
    if (name === 'expires_at') expect(Date.parse(String(found))).toBe(Date.parse(String(value)));
    else expect({ [name]: found }).toMatchObject({ [name]: value });
  }
};

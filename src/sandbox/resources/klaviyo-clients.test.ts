import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { clientVersions, openClient } from '../conformance/klaviyo-client.js';
import { startAsking } from '../testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  asking = await startAsking({ rateLimits: 0 });
});
afterAll(() => asking.close());

interface Resource {
  readonly id: string;
  readonly attributes: Record<string, unknown>;
}

describe.each(clientVersions)("Klaviyo's own $name", (version) => {
  beforeAll(async () => {
    await asking.post('/_sandbox/reset', {});
    const data = [
      { type: 'profile', id: 'P', attributes: { email: 'ada@example.com' } },
      { type: 'segment', id: 'S' },
      { type: 'metric', id: 'Abc123' },
    ];
    await asking.post('/_sandbox/seed', { data });
  });

  const call = async (api: string, names: string, ...args: readonly unknown[]) => {
    const client = openClient(version, asking.sandbox.url);
    const [name] = client.having(api, ...names.split(' '));
    const { response, body } = await client.call(api, name ?? names, ...args);
    expect(response.status).toBeLessThan(300);
    return body as { data: Resource & readonly Resource[] };
  };
  const list = (name: string) => ({ data: { type: 'list', attributes: { name } } });
  const profiles = { data: [{ type: 'profile', id: 'P' }] };

  test('makes, fills, reads and deletes a list', async () => {
    const made = await call('ListsApi', 'createList', list('VIP'));
    const { id } = made.data;
    expect(made.data.attributes).toMatchObject({ name: 'VIP', optInProcess: 'double_opt_in' });
    await call('ListsApi', 'addProfilesToList createListRelationships', id, profiles);
    const members = await call('ListsApi', 'getProfilesForList getListProfiles', id, {
      filter: 'equals(email,"ada@example.com")',
    });
    expect(members.data[0]?.attributes).toMatchObject({ joinedGroupAt: expect.any(Date) });
    const found = await call('ListsApi', 'getLists', { filter: 'equals(name,"VIP")' });
    expect(found.data.map((one) => one.id)).toEqual([id]);
    const counted = await call('ListsApi', 'getList', id, {
      additionalFieldsList: ['profile_count'],
    });
    expect(counted.data.attributes.profileCount).toBe(1);
    await call('ListsApi', 'removeProfilesFromList deleteListRelationships', id, profiles);
    await call('ListsApi', 'deleteList', id);
  });

  test('makes a catalog item with a variant', async () => {
    const item = {
      externalId: 'A',
      title: 'A',
      description: 'a',
      url: 'https://a.example',
      price: 2,
    };
    const told = { type: 'catalog-item', attributes: { ...item, customMetadata: { aKey: 1 } } };
    const made = await call('CatalogsApi', 'createCatalogItem', { data: told });
    expect(made.data.attributes).toMatchObject({ externalId: 'A', customMetadata: { aKey: 1 } });
    const variant = { ...item, sku: 'S', inventoryQuantity: 1, inventoryPolicy: 0 };
    const relationships = { item: { data: { type: 'catalog-item', id: made.data.id } } };
    const data = { type: 'catalog-variant', attributes: variant, relationships };
    await call('CatalogsApi', 'createCatalogVariant', { data });
    const variants = await call(
      'CatalogsApi',
      'getVariantsForCatalogItem getCatalogItemVariants',
      made.data.id,
      {},
    );
    expect(variants.data).toHaveLength(1);
  });

  test('reads segments, metrics, accounts and flows', async () => {
    expect((await call('SegmentsApi', 'getSegments', {})).data).toHaveLength(1);
    expect((await call('MetricsApi', 'getMetrics', {})).data[0]?.id).toBe('Abc123');
    const [account] = (await call('AccountsApi', 'getAccounts', {})).data;
    expect(account?.attributes.publicApiKey).toBe(account?.id);
    expect((await call('FlowsApi', 'getFlows', {})).data).toEqual([]);
  });

  // Older clients have no webhooks.
  if (version.revision >= '2024-10-15')
    test('reads webhook topics', async () => {
      expect((await call('WebhooksApi', 'getWebhookTopics', {})).data.length).toBeGreaterThan(0);
    });

  test('renders a template it made', async () => {
    const attributes = { name: 'T', editorType: 'CODE', html: 'Hello {{ name }}' };
    const made = await call('TemplatesApi', 'createTemplate', {
      data: { type: 'template', attributes },
    });
    const data = { type: 'template', id: made.data.id, attributes: { context: { name: 'Ada' } } };
    const names = 'renderTemplate createTemplateRender';
    const rendered = await call('TemplatesApi', names, { data });
    expect(rendered.data.attributes.html).toBe('Hello Ada');
  });

  test('makes a coupon and its code', async () => {
    const attributes = { externalId: 'SALE', description: 'x' };
    await call('CouponsApi', 'createCoupon', { data: { type: 'coupon', attributes } });
    const coupon = { data: { type: 'coupon', id: 'SALE' } };
    const code = {
      type: 'coupon-code',
      attributes: { uniqueCode: 'X1' },
      relationships: { coupon },
    };
    await call('CouponsApi', 'createCouponCode', { data: code });
    const codes = await call('CouponsApi', 'getCouponCodes', 'equals(coupon.id,"SALE")', {}).catch(
      () => call('CouponsApi', 'getCouponCodes', { filter: 'equals(coupon.id,"SALE")' }),
    );
    expect(codes.data).toMatchObject([{ id: 'SALE-X1', attributes: { status: 'UNASSIGNED' } }]);
  });

  test('makes a campaign with a message and finds it by its channel', async () => {
    const content = { subject: 'Hi', fromEmail: 'a@example.com', fromLabel: 'A' };
    const message = {
      type: 'campaign-message',
      attributes: { channel: 'email', definition: { channel: 'email', content } },
    };
    const attributes = {
      name: 'Sale',
      audiences: { included: ['S'] },
      campaignMessages: { data: [message] },
    };
    await call('CampaignsApi', 'createCampaign', { data: { type: 'campaign', attributes } });
    const found = await call(
      'CampaignsApi',
      'getCampaigns',
      "equals(messages.channel,'email')",
      {},
    );
    expect(found.data).toMatchObject([{ attributes: { name: 'Sale', status: 'Draft' } }]);
  });
});

import { describe, expect, test } from 'vitest';

import { input, resourceSteps } from './resource-steps.js';
import { type Page, refusalOf, type Single, wireOf } from './setting.js';

const { call, one } = resourceSteps();

describe('resources of each other', () => {
  test('a list has the profiles it was given', async () => {
    const list = await one('ListsApi', 'createList', input('list', { name: 'VIP' }));
    const ada = await one(
      'ProfilesApi',
      'createProfile',
      input('profile', { email: 'ada@example.com' }),
    );
    const members = { data: [{ type: 'profile', id: ada.id }] };
    const names = async () => {
      const { data } = wireOf<Page>(await call('ListsApi', 'getProfilesForList', list.id));
      return data.map(({ attributes }) => attributes.email);
    };
    await call('ListsApi', 'addProfilesToList', list.id, members);
    expect(await names()).toEqual(['ada@example.com']);
    const ofAda = wireOf<Page>(await call('ProfilesApi', 'getListsForProfile', ada.id));
    expect(ofAda.data.map(({ id }) => id)).toEqual([list.id]);
    await call('ListsApi', 'removeProfilesFromList', list.id, members);
    expect(await names()).toEqual([]);
  });

  test('a code belongs to its coupon', async () => {
    const coupon = await one(
      'CouponsApi',
      'createCoupon',
      input('coupon', { externalId: 'SUMMER' }),
    );
    const relationships = { coupon: { data: { type: 'coupon', id: coupon.id } } };
    const told = { uniqueCode: 'SUMMER-1', expiresAt: new Date('2027-01-01T00:00:00Z') };
    const code = await one(
      'CouponsApi',
      'createCouponCode',
      input('coupon-code', told, { relationships }),
    );
    expect(code.attributes).toMatchObject({
      unique_code: 'SUMMER-1',
      expires_at: '2027-01-01T00:00:00+00:00',
    });
    const back = await one('CouponsApi', 'getCouponForCouponCode', code.id);
    expect(back.id).toBe(coupon.id);
    const codes = wireOf<Page>(await call('CouponsApi', 'getCouponCodesForCoupon', coupon.id));
    expect(codes.data.map(({ id }) => id)).toEqual([code.id]);
  });

  test('a variant belongs to its item', async () => {
    const about = { title: 'Shoe', description: 'Left', url: 'https://example.com/s1', price: 5 };
    const item = await one(
      'CatalogsApi',
      'createCatalogItem',
      input('catalog-item', { externalId: 'S1', ...about }),
    );
    const relationships = { item: { data: { type: 'catalog-item', id: item.id } } };
    const told = { externalId: 'S1-42', sku: 'S1-42', inventoryQuantity: 3, ...about };
    const variant = await one(
      'CatalogsApi',
      'createCatalogVariant',
      input('catalog-variant', told, { relationships }),
    );
    const variants = wireOf<Page>(await call('CatalogsApi', 'getVariantsForCatalogItem', item.id));
    expect(variants.data.map(({ id }) => id)).toEqual([variant.id]);
  });

  test('a template is rendered with a context and copied', async () => {
    const told = { name: 'Hi', editorType: 'CODE', html: '<p>Hi {{ first_name }}</p>' };
    const { id } = await one('TemplatesApi', 'createTemplate', input('template', told));
    const context = { context: { first_name: 'Ada' } };
    const rendered = await call(
      'TemplatesApi',
      'renderTemplate',
      input('template', context, { id }),
    );
    expect(wireOf<Single>(rendered).data.attributes).toMatchObject({ html: '<p>Hi Ada</p>' });
    const copy = await call(
      'TemplatesApi',
      'cloneTemplate',
      input('template', { name: 'Copy' }, { id }),
    );
    expect(wireOf<Single>(copy).data.attributes).toMatchObject({ name: 'Copy', html: told.html });
  });
});

describe('what is there from the start', () => {
  test('the account, with its company id', async () => {
    const { data } = wireOf<Page>(await call('AccountsApi', 'getAccounts'));
    expect(data).toHaveLength(1);
    expect(data[0]?.attributes.public_api_key).toMatch(/^\w{6}$/);
    const found = await one('AccountsApi', 'getAccount', data[0]?.id);
    expect(found).toEqual(data[0]);
  });

  test('metrics come with their first event', async () => {
    const event = { properties: {}, metric: { data: input('metric', { name: 'Sang' }).data } };
    const profile = { profile: { data: input('profile', { email: 'ada@example.com' }).data } };
    await call('EventsApi', 'createEvent', input('event', { ...event, ...profile }));
    const { data } = wireOf<Page>(await call('MetricsApi', 'getMetrics'));
    const sang = data.find(({ attributes }) => attributes.name === 'Sang');
    const found = await one('MetricsApi', 'getMetric', sang?.id);
    expect(found.attributes.name).toBe('Sang');
  });

  test('topics of webhooks', async () => {
    const { data } = wireOf<Page>(await call('WebhooksApi', 'getWebhookTopics'));
    expect(data.map(({ id }) => id)).toContain('event:klaviyo.sent_sms');
    const found = await one('WebhooksApi', 'getWebhookTopic', data[0]?.id);
    expect(found.id).toBe(data[0]?.id);
  });

  test.each([
    ['SegmentsApi', 'getSegments', {}],
    ['FlowsApi', 'getFlows', {}],
    ['TagsApi', 'getTags', {}],
    ['FormsApi', 'getForms', {}],
  ])('%s.%s answers a page', async (api, method, options) => {
    expect(Array.isArray(wireOf<Page>(await call(api, method, options)).data)).toBe(true);
  });

  test('campaigns need the channel they are asked for', async () => {
    const { status, errors } = await refusalOf(call('CampaignsApi', 'getCampaigns', ''));
    expect([status, errors[0]?.source.parameter]).toEqual([400, 'filter']);
    const page = await call('CampaignsApi', 'getCampaigns', "equals(messages.channel,'email')");
    expect(wireOf<Page>(page).data).toEqual([]);
  });
});

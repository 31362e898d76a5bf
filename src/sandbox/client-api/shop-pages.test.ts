import { afterEach, beforeEach, expect, test } from 'vitest';

import { startBrowser } from '../testing/ask-browser.js';
import { type Asked, profileBody } from '../testing/ask-judged.js';

let sandbox: Awaited<ReturnType<typeof startBrowser>>;
beforeEach(async () => {
  sandbox = await startBrowser();
});
afterEach(() => sandbox.close());

const ask: typeof sandbox.ask = (...given) => sandbox.ask(...given);
const people: typeof sandbox.people = (...given) => sandbox.people(...given);

const ada = { email: 'ada@example.com' };

test('a wish for a variant is kept, once for each person and variant', async () => {
  const wish = (path: string, id: string, channels: readonly string[]) => {
    const attributes = { channels, profile: profileBody(ada) };
    const relationships = { variant: { data: { type: 'catalog-variant', id } } };
    const data = { type: 'back-in-stock-subscription', attributes, relationships };
    return path.startsWith('/client')
      ? ask('POST', path, { data })
      : sandbox.askServer('POST', path, { data });
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

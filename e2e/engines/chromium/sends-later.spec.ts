import { expect, test } from '../engine-test.ts';
import { expectDelivered } from '../expect-delivered.ts';
import { unanswered } from '../interceptors.ts';
import { toVisitor } from '../playwright-engine.ts';
import { addTrackedPage, openReady, track } from '../tracked-page.ts';

test('delivers what was under way as the browser was closed, with no further visit', async ({
  launchOptions,
  playwright,
  shop,
}) => {
  shop.intercept(unanswered);
  const browser = await playwright.chromium.launch(launchOptions);
  const visitor = toVisitor(await browser.newContext({ baseURL: shop.shopUrl }));
  const tab = await openReady(visitor, addTrackedPage(shop));
  const kept = await track(tab, 'shut down', 3);
  await expect.poll(() => shop.wire.batches().length).toBe(1);
  // No page hears of it: a context that is closed first would be left properly.
  await browser.close();
  await expectDelivered(shop, { 'shut down': kept });
});

test('delivers what was under way as the page crashed, with no further visit', async ({
  context,
  shop,
}) => {
  shop.intercept(unanswered);
  const tab = await openReady(toVisitor(context), addTrackedPage(shop));
  const kept = await track(tab, 'crashed', 3);
  await expect.poll(() => shop.wire.batches().length).toBe(1);
  await tab.goto('chrome://crash').catch(() => {});
  await expectDelivered(shop, { crashed: kept });
});

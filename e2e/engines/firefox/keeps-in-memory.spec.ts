import { expect, test } from '../engine-test.ts';
import { expectDelivered } from '../expect-delivered.ts';
import { createPlaywrightEngine } from '../playwright-engine.ts';
import { addTrackedPage, openReady, track } from '../tracked-page.ts';

/** The choice 'block all cookies', which blocks every other storage with them. */
const BLOCK_ALL = { 'network.cookie.cookieBehavior': 2 };

test('delivers from memory where the visitor has forbidden all storage', async ({
  channel,
  launchOptions,
  playwright,
  shop,
}) => {
  const options = { ...launchOptions, ...(channel && { channel }), firefoxUserPrefs: BLOCK_ALL };
  const engine = createPlaywrightEngine(await playwright.firefox.launch(options));
  const visitor = await engine.visit(shop.shopUrl);
  const tab = await openReady(visitor, addTrackedPage(shop));
  const kept = await track(tab, 'blocked', 3);
  expect(kept.map((result) => result.kept)).toEqual(['memory', 'memory', 'memory']);
  await expectDelivered(shop, { blocked: kept });
  const { storage, storage_error: cause } = await tab.run(() => keepsend.inspect());
  expect(storage).toBe('memory');
  expect(cause).toMatch(/SecurityError/);
  await engine.stop();
});

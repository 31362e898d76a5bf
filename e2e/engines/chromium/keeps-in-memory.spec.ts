import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../engine-test.ts';
import { expectDelivered } from '../expect-delivered.ts';
import { toVisitor } from '../playwright-engine.ts';
import { addTrackedPage, openReady, track } from '../tracked-page.ts';

/** The choice 'block all cookies', which blocks every other storage with them. */
const BLOCK_ALL = { profile: { default_content_setting_values: { cookies: 2 } } };

test('delivers from memory where the visitor has forbidden all storage', async ({
  launchOptions,
  playwright,
  shop,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'keepsend-blocked-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(BLOCK_ALL));
  const options = { ...launchOptions, baseURL: shop.shopUrl };
  const context = await playwright.chromium.launchPersistentContext(profile, options);
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(error.error().message));
  const tab = await openReady(toVisitor(context), addTrackedPage(shop));
  const kept = await track(tab, 'blocked', 3);
  expect(kept.map((result) => result.kept)).toEqual(['memory', 'memory', 'memory']);
  await expectDelivered(shop, { blocked: kept });
  const { storage, storage_error: cause } = await tab.run(() => keepsend.inspect());
  expect(storage).toBe('memory');
  expect(cause).toMatch(/Error/);
  expect(errors).toEqual([]);
  await context.close();
  rmSync(profile, { recursive: true, force: true });
});

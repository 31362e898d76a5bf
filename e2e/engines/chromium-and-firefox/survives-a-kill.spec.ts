import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killBrowser } from '../../support/browser.ts';
import { test as engineTest, expect } from '../engine-test.ts';
import { expectDelivered } from '../expect-delivered.ts';
import { cut } from '../interceptors.ts';
import { toVisitor } from '../playwright-engine.ts';
import { addTrackedPage, openReady, track } from '../tracked-page.ts';
import type { Visitor } from '../visitor.ts';

interface Fixtures {
  /** A folder in which a browser keeps what outlives it. */
  profile: string;
  /** Starts a browser on the profile. */
  start(): Promise<Visitor>;
}

const test = engineTest.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function wants from its parameter.
  profile: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'keepsend-killed-'));
    await use(profile);
    rmSync(profile, { recursive: true, force: true });
  },
  start: async ({ channel, engineName, launchOptions, playwright, profile, shop }, use) => {
    const visitors: Visitor[] = [];
    await use(async () => {
      const options = { ...launchOptions, ...(channel && { channel }), baseURL: shop.shopUrl };
      const context = await playwright[engineName].launchPersistentContext(profile, options);
      const visitor = toVisitor(context);
      visitors.push(visitor);
      return visitor;
    });
    for (const visitor of visitors) await visitor.leave().catch(() => {});
  },
});

test('delivers by the next start after the browser was killed as track() resolved', async ({
  profile,
  shop,
  start,
}) => {
  shop.intercept(cut);
  const path = addTrackedPage(shop);
  const kept = await track(await openReady(await start(), path), 'killed', 3);
  killBrowser(profile);
  expect(await shop.sandbox.events()).toEqual([]);

  shop.intercept(undefined);
  await (await start()).open(path);
  await expectDelivered(shop, { killed: kept });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { killBrowser, launchOptions } from './support/browser.ts';
import { expectExactly } from './support/expect-exactly.ts';
import { accept, expect, QUIET_PAGE, ready, test } from './support/shop.ts';

/** Tracks `count` events named after `label` and gives what the tracker answered. */
const trackMany = (page: Page, label: string, count: number) =>
  page.evaluate(
    ([label, count]) =>
      Promise.all(
        Array.from({ length: count }, (_, number) =>
          keepsend.track('Tested', { label, number, at: Date.now() }),
        ),
      ),
    [label, count] as const,
  );

test('delivers 50 events tracked offline after the tab was closed and opened again', async ({
  context,
  shop,
}) => {
  const page = await context.newPage();
  await page.goto(QUIET_PAGE);
  await ready(page);
  await context.setOffline(true);
  const kept = await trackMany(page, 'offline', 50);
  expect(kept.every((result) => result.kept === 'indexeddb')).toBe(true);
  await page.close();
  await context.setOffline(false);
  expect(await shop.sandbox.events()).toEqual([]);

  const next = await context.newPage();
  await next.goto(QUIET_PAGE);
  const events = await shop.sandbox.wait(50, 'Tested');
  expectExactly(events, kept, 'offline');
});

test('delivers an event after the browser was killed as track() resolved', async ({ shop }) => {
  const profile = mkdtempSync(join(tmpdir(), 'keepsend-killed-'));
  const open = () =>
    chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: shop.shopUrl });
  // The route is not there while the first browser lives, so that only the outbox can save the event.
  shop.intercept(async (incoming) => {
    if (incoming.method === 'POST') incoming.socket.destroy();
    return incoming.method === 'POST';
  });
  const doomed = await open();
  await accept(doomed);
  const page = await doomed.newPage();
  await page.goto(QUIET_PAGE);
  await ready(page);
  const kept = await trackMany(page, 'killed', 1);
  killBrowser(profile);
  await doomed.close().catch(() => {});
  expect(await shop.sandbox.events()).toEqual([]);

  shop.intercept(undefined);
  const restarted = await open();
  await accept(restarted);
  await (await restarted.newPage()).goto(QUIET_PAGE);
  expectExactly(await shop.sandbox.wait(1, 'Tested'), kept, 'killed');
  await restarted.close();
  rmSync(profile, { recursive: true, force: true });
});

test('delivers all of 12 events tracked in the task that leaves the page, over a slow route', async ({
  page,
  shop,
}) => {
  shop.intercept(async (incoming) => {
    if (incoming.method === 'POST') await new Promise((resolve) => setTimeout(resolve, 300));
    return false;
  });
  await page.goto(QUIET_PAGE);
  await ready(page);
  await page.evaluate(() => {
    for (let number = 0; number < 12; number++)
      void keepsend.track('Tested', { label: 'leaving', number });
    location.href = '/cart';
  });
  await page.waitForURL('**/cart');
  const events = await shop.sandbox.wait(12, 'Tested');
  await page.evaluate(() => keepsend.flush());
  await expect
    .poll(() => page.evaluate(async () => (await keepsend.inspect()).accounts.waiting))
    .toBe(0);
  expect(
    (await shop.sandbox.events('Tested')).map(({ properties }) => properties.number).sort(byNumber),
  ).toEqual(Array.from({ length: 12 }, (_, number) => number));
  expect(new Set(events.map(({ unique_id }) => unique_id)).size).toBe(12);
  expect(new Set(events.map(({ profile }) => profile.id)).size).toBe(1);
});

test('keeps events a route refuses with 503 for five seconds, then delivers each once', async ({
  page,
  shop,
}) => {
  const wellAgainMs = Date.now() + 5_000;
  let refusals = 0;
  shop.intercept(async (incoming, outgoing) => {
    if (incoming.method !== 'POST' || Date.now() > wellAgainMs) return false;
    refusals += 1;
    outgoing.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '1' });
    outgoing.end('{"detail":"not now"}');
    return true;
  });
  await page.goto(QUIET_PAGE);
  await ready(page);
  const kept = await trackMany(page, 'refused', 5);
  await expect
    .poll(() => page.evaluate(async () => (await keepsend.inspect()).accounts.waiting))
    .toBe(5);
  expectExactly(await shop.sandbox.wait(5, 'Tested', 30_000), kept, 'refused');
  expect(refusals).toBeGreaterThan(0);
  // Retry-After of a second leaves room for one attempt a second.
  expect(refusals).toBeLessThanOrEqual(6);
});

test('delivers each event of two tabs once when both come online together', async ({
  context,
  shop,
}) => {
  const pages = [await context.newPage(), await context.newPage()];
  for (const page of pages) {
    await page.goto(QUIET_PAGE);
    await ready(page);
  }
  await context.setOffline(true);
  const [left, right] = await Promise.all(
    pages.map((page, index) => trackMany(page, `tab ${index}`, 25)),
  );
  await context.setOffline(false);
  const events = await shop.sandbox.wait(50, 'Tested');
  expectExactly(
    events.filter(({ properties }) => properties.label === 'tab 0'),
    left ?? [],
    'tab 0',
  );
  expectExactly(
    events.filter(({ properties }) => properties.label === 'tab 1'),
    right ?? [],
    'tab 1',
  );
  expect(events).toHaveLength(50);
});

test('delivers from memory where the browser blocks storage', async ({ shop }) => {
  const profile = mkdtempSync(join(tmpdir(), 'keepsend-blocked-'));
  mkdirSync(join(profile, 'Default'));
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    baseURL: shop.shopUrl,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(QUIET_PAGE);
  await page.waitForFunction(() => globalThis.keepsend && !('q' in keepsend));
  await page.evaluate(() => keepsend.consent('granted'));
  const kept = await trackMany(page, 'blocked', 3);
  expect(kept.map((result) => result.kept)).toEqual(['memory', 'memory', 'memory']);
  expectExactly(await shop.sandbox.wait(3, 'Tested'), kept, 'blocked');
  const inspection = await page.evaluate(() => keepsend.inspect());
  expect(inspection.storage).toBe('memory');
  expect(inspection.storage_error).toMatch(/Error/);
  expect(errors.filter((message) => /keepsend|indexedDB/i.test(message))).toEqual([]);
  await context.close();
  rmSync(profile, { recursive: true, force: true });
});

const byNumber = (a: unknown, b: unknown): number => Number(a) - Number(b);

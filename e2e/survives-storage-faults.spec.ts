import type { Page } from '@playwright/test';
import { expectExactly } from './support/expect-exactly.ts';
import { expect, QUIET_PAGE, ready, type TestShop, test } from './support/shop.ts';
import { breakStorage, type FaultOptions } from './support/storage-faults.ts';
import { trackMany, watchErrors } from './support/track-many.ts';

const open = async (page: Page): Promise<void> => {
  await page.goto(QUIET_PAGE);
  await ready(page);
};
const inspect = (page: Page) => page.evaluate(() => keepsend.inspect());

/** Each event once in the local Klaviyo, and nothing that waits. */
const expectDelivered = async (
  page: Page,
  shop: TestShop,
  kept: readonly { id: string }[],
  label: string,
): Promise<void> => {
  await shop.sandbox.wait(kept.length, 'Tested', 30_000);
  await expect.poll(async () => (await inspect(page)).accounts.waiting).toBe(0);
  expectExactly(await shop.sandbox.events('Tested'), kept, label);
};

const PASSING: FaultOptions[] = [
  { fault: 'open fails', name: 'UnknownError', times: 1 },
  { fault: 'open fails', name: 'AbortError', times: 1 },
  { fault: 'no transaction begins', name: 'InvalidStateError', times: 1 },
  { fault: 'transactions abort at their commit', times: 1 },
  { fault: 'nothing can be cloned', name: 'DataCloneError', times: 1 },
];

for (const options of PASSING) {
  test(`keeps events where ${options.fault} once (${options.name ?? 'AbortError'})`, async ({
    page,
    shop,
  }) => {
    const errors = watchErrors(page);
    await breakStorage(page, options);
    await open(page);
    const kept = await trackMany(page, 'passing', 3);

    expect(kept.map((result) => result.kept)).toEqual(Array(3).fill('indexeddb'));
    await expectDelivered(page, shop, kept, 'passing');
    expect((await inspect(page)).storage).toBe('indexeddb');
    expect(errors).toEqual([]);
  });
}

const LASTING: [FaultOptions, said: RegExp][] = [
  [{ fault: 'open fails', name: 'UnknownError' }, /UnknownError/],
  [{ fault: 'open fails', name: 'AbortError' }, /AbortError/],
  // Private windows of older Firefoxes.
  [{ fault: 'open fails', name: 'InvalidStateError' }, /InvalidStateError/],
  [{ fault: 'open never answers' }, /did not answer/],
  [{ fault: 'no transaction begins', name: 'InvalidStateError' }, /InvalidStateError/],
  [{ fault: 'nothing can be cloned', name: 'DataCloneError' }, /DataCloneError/],
  [{ fault: 'nothing can be cloned', name: 'QuotaExceededError' }, /Quota/],
  [{ fault: 'indexedDB is missing' }, /TypeError/],
  [{ fault: 'indexedDB may not be touched', name: 'SecurityError' }, /SecurityError/],
];

for (const [options, said] of LASTING) {
  test(`delivers from memory where ${options.fault} (${options.name ?? 'never'}), and stores again once it does`, async ({
    page,
    shop,
  }) => {
    const errors = watchErrors(page);
    await breakStorage(page, options);
    await open(page);
    const kept = await trackMany(page, 'lasting', 3);
    expect(kept.map((result) => result.kept)).toEqual(Array(3).fill('memory'));
    const { storage, storage_error } = await inspect(page);
    expect([storage, storage_error]).toEqual(['memory', expect.stringMatching(said)]);
    await expectDelivered(page, shop, kept, 'lasting');

    await page.evaluate(() => mendStorage());
    const [later] = await trackMany(page, 'mended', 1);
    expect(later?.kept).toBe('indexeddb');
    await shop.sandbox.wait(4, 'Tested');
    expect((await inspect(page)).storage).toBe('indexeddb');
    // The page hears of it a little later than Klaviyo.
    await expect
      .poll(async () => (await inspect(page)).accounts)
      .toMatchObject({ tracked: 4, accepted: 4, rejected: 0, lost: {} });
    expect(errors).toEqual([]);
  });
}

test('delivers from memory where nothing that stores or locks may be touched', async ({
  page,
  shop,
}) => {
  const errors = watchErrors(page);
  await breakStorage(page, { fault: 'everything may not be touched', name: 'SecurityError' });
  await page.goto(QUIET_PAGE);
  await page.waitForFunction(() => globalThis.keepsend && !('q' in keepsend));
  await page.evaluate(() => keepsend.consent('granted'));
  const kept = await trackMany(page, 'forbidden', 3);

  expect(kept.map((result) => result.kept)).toEqual(Array(3).fill('memory'));
  await expectDelivered(page, shop, kept, 'forbidden');
  expect(errors.filter((message) => /keepsend|indexedDB|locks/i.test(message))).toEqual([]);
});

test('leaves what a broken database did not take to the next page', async ({ context, shop }) => {
  const page = await context.newPage();
  await breakStorage(page, { fault: 'open fails' });
  shop.intercept(async ({ method, socket }) => {
    if (method === 'POST') socket.destroy();
    return method === 'POST';
  });
  await open(page);
  const kept = await trackMany(page, 'left', 3);
  await page.close();
  shop.intercept(undefined);
  expect(await shop.sandbox.events()).toEqual([]);

  const next = await context.newPage();
  await open(next);
  await expectDelivered(next, shop, kept, 'left');
  await expect
    .poll(() => next.evaluate(() => Object.keys(localStorage).join()))
    .not.toContain('keepsend:');
});

test('loses nothing of a page that is left before its database has opened', async ({
  context,
  shop,
}) => {
  const page = await context.newPage();
  await breakStorage(page, { fault: 'open never answers' });
  // No beacon either: what is delivered was in localStorage.
  await page.addInitScript(() => {
    navigator.sendBeacon = () => false;
  });
  await page.goto(QUIET_PAGE);
  await page.waitForFunction(() => globalThis.keepsend && !('q' in keepsend));
  const at = await page.evaluate(() => {
    for (let number = 0; number < 3; number += 1) {
      void keepsend.track('Tested', { label: 'early', number, at: Date.now() });
    }
    location.href = '/cart';
    return Date.now();
  });
  expect(at).toBeGreaterThan(0);
  await page.waitForURL('**/cart');
  await page.close();

  const next = await context.newPage();
  await open(next);
  const events = await shop.sandbox.wait(3, 'Tested', 30_000);
  const ids = events
    .map(({ unique_id }) => ({ id: unique_id }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  await expectDelivered(next, shop, ids, 'early');
});

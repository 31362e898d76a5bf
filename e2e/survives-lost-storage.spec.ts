import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { expectExactly } from './support/expect-exactly.ts';
import { expect, QUIET_PAGE, ready, type TestShop, test } from './support/shop.ts';
import { trackMany, watchErrors } from './support/track-many.ts';

const open = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(QUIET_PAGE);
  await ready(page);
  return page;
};
const inspect = (page: Page) => page.evaluate(() => keepsend.inspect());

/** The route is not there, until the function it gives is called. */
const closeRoute = (shop: TestShop): (() => void) => {
  shop.intercept(async ({ method, socket }) => {
    if (method === 'POST') socket.destroy();
    return method === 'POST';
  });
  return () => shop.intercept(undefined);
};

/** What the page has in its outbox and nowhere else is there for the next one. */
const expectStored = async (page: Page, count: number): Promise<void> => {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const request = indexedDB.open('keepsend');
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
          // Not ours to make: a database without a store is what the page has lost.
          request.onupgradeneeded = () => request.transaction?.abort();
        }).catch(() => undefined);
        if (!database) return 0;
        const range = IDBKeyRange.upperBound('g');
        const counted = database.transaction('outbox').objectStore('outbox').count(range);
        await new Promise((resolve) => {
          counted.onsuccess = resolve;
        });
        database.close();
        return counted.result;
      }),
    )
    .toBe(count);
};

const expectDelivered = async (
  context: BrowserContext,
  shop: TestShop,
  kept: readonly { id: string }[],
  label: string,
): Promise<void> => {
  const page = await open(context);
  await shop.sandbox.wait(kept.length, 'Tested', 30_000);
  await expect.poll(async () => (await inspect(page)).accounts.waiting).toBe(0);
  expectExactly(await shop.sandbox.events('Tested'), kept, label);
};

const LOSSES: [
  name: string,
  lose: (page: Page, session: CDPSession, origin: string) => Promise<unknown>,
][] = [
  [
    'the browser evicts the database',
    (_, session, origin) =>
      session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' }),
  ],
  [
    'another tab deletes the database',
    (other) =>
      other.evaluate(async () => {
        const request = indexedDB.deleteDatabase('keepsend');
        await new Promise((resolve) => {
          request.onsuccess = resolve;
        });
      }),
  ],
];

for (const [name, lose] of LOSSES) {
  test(`puts back what waits when ${name}`, async ({ context, shop }) => {
    const mend = closeRoute(shop);
    const page = await open(context);
    const errors = watchErrors(page);
    // A page of the shop without its tracker.
    await context.route('**/m.js', (route) => route.abort());
    const other = await context.newPage();
    await other.goto(QUIET_PAGE);
    await context.unroute('**/m.js');
    const kept = await trackMany(page, 'lost', 3);
    const { visitor } = await inspect(page);
    await lose(other, await context.newCDPSession(page), shop.shopUrl);
    await expectStored(other, 3);

    expect(await inspect(page)).toMatchObject({ storage: 'indexeddb', visitor });
    await Promise.all([page.close(), other.close()]);
    mend();
    await expectDelivered(context, shop, kept, 'lost');
    expect(errors).toEqual([]);
  });
}

test('keeps in memory what a full disk does not take, and stores it once there is room', async ({
  context,
  shop,
}) => {
  const mend = closeRoute(shop);
  const page = await context.newPage();
  const errors = watchErrors(page);
  const session = await context.newCDPSession(page);
  const setQuota = (quotaSize?: number) =>
    session.send('Storage.overrideQuotaForOrigin', {
      origin: shop.shopUrl,
      ...(quotaSize !== undefined && { quotaSize }),
    });
  // Set before its first write: the browser remembers for a while how much room it has found.
  await setQuota(1_000);
  await page.goto(QUIET_PAGE);
  await ready(page);
  const kept = await trackMany(page, 'full', 3, 2_000);
  expect(kept.map((result) => result.kept)).toEqual(Array(3).fill('memory'));
  expect(await inspect(page)).toMatchObject({
    storage: 'memory',
    storage_error: expect.stringMatching(/Quota/),
    accounts: { tracked: 3, waiting: 3, lost: {} },
  });
  await page.evaluate(() => keepsend.identify({ email: 'ada@example.com' }));

  await setQuota();
  await expectStored(page, 4);
  expect(await inspect(page)).toMatchObject({
    storage: 'indexeddb',
    visitor: { email: 'ada@example.com' },
  });
  await page.close();
  mend();
  await expectDelivered(context, shop, kept, 'full');
  const next = await open(context);
  expect((await inspect(next)).visitor).toMatchObject({ email: 'ada@example.com' });
  expect(errors).toEqual([]);
});

/** Upgrades the database as a later release would, with a store more. */
const upgrade = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const request = indexedDB.open('keepsend', 2);
    request.onupgradeneeded = () => request.result.createObjectStore('later');
    await new Promise((resolve, reject) => {
      request.onsuccess = resolve;
      request.onerror = reject;
    });
    return [...request.result.objectStoreNames];
  });

test('makes way for the upgrade of a later release, and goes on beside it', async ({
  context,
  shop,
}) => {
  const mend = closeRoute(shop);
  const [page, later] = [await open(context), await open(context)];
  const before = await trackMany(page, 'before', 2);
  expect(await upgrade(later)).toEqual(['later', 'outbox']);
  const after = await trackMany(page, 'after', 2);
  expect([...before, ...after].map(({ kept }) => kept)).toEqual(Array(4).fill('indexeddb'));
  await Promise.all([page.close(), later.close()]);

  mend();
  const next = await open(context);
  const events = await shop.sandbox.wait(4, 'Tested', 30_000);
  const byLabel = (label: string) => events.filter(({ properties }) => properties.label === label);
  expectExactly(byLabel('before'), before, 'before');
  expectExactly(byLabel('after'), after, 'after');
  await expect.poll(async () => (await inspect(next)).accounts.waiting).toBe(0);
});

test('delivers from memory while an old tab holds up an upgrade, and stores again then', async ({
  context,
  shop,
}) => {
  await context.route('**/m.js', (route) => route.abort());
  const old = await context.newPage();
  await old.goto(QUIET_PAGE);
  await old.evaluate(async () => {
    const request = indexedDB.open('keepsend');
    request.onupgradeneeded = () => request.result.createObjectStore('outbox');
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    Object.assign(globalThis, { hold: request.result });
  });
  const later = await context.newPage();
  await later.goto(QUIET_PAGE);
  await context.unroute('**/m.js');
  const upgraded = upgrade(later);
  const page = await open(context);
  const kept = await trackMany(page, 'held', 2);
  expect(kept.map((result) => result.kept)).toEqual(['memory', 'memory']);
  expectExactly(await shop.sandbox.wait(2, 'Tested', 30_000), kept, 'held');

  await old.close();
  expect(await upgraded).toEqual(['later', 'outbox']);
  await expect
    .poll(async () => (await trackMany(page, 'again', 1))[0]?.kept, { timeout: 20_000 })
    .toBe('indexeddb');
});

import { expect, QUIET_PAGE, test } from './support/shop.ts';

// These visitors have not chosen yet, so they come without the fixture's remembered choice.
test.use({
  context: async ({ browser, runningShop }, use) => {
    const context = await browser.newContext({ baseURL: runningShop.shopUrl });
    await use(context);
    await context.close();
  },
});

test('stores and sends nothing before consent, and everything once it is given', async ({
  context,
  page,
  shop,
}) => {
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.url());
  });
  await page.goto(QUIET_PAGE);
  await page.waitForFunction(() => globalThis.keepsend && !('q' in keepsend));
  const kept = await page.evaluate(async () => [
    await keepsend.track('Tested', { number: 0 }),
    await keepsend.track('Tested', { number: 1 }),
    await keepsend.identify({ email: 'ada@example.com' }),
    await keepsend.track('Tested', { number: 2 }),
  ]);
  expect(kept.map((result) => result.kept)).toEqual(['memory', 'memory', 'memory', 'memory']);
  const stored = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    storage: Object.keys(localStorage).filter((key) => key.includes('keepsend')),
    consent: (await keepsend.inspect()).consent,
    visitor: (await keepsend.inspect()).visitor,
  }));
  expect(stored).toEqual({ databases: [], storage: [], consent: 'pending', visitor: null });
  expect(await context.cookies()).toEqual([]);
  expect(posts).toEqual([]);
  expect(await shop.sandbox.requests()).toEqual([]);

  await page.getByRole('button', { name: 'Accept' }).click();
  const events = await shop.sandbox.wait(3, 'Tested');
  expect(events.map(({ properties }) => properties.number)).toEqual([0, 1, 2]);
  expect(new Set(events.map(({ profile }) => profile.id)).size).toBe(1);
  expect(events[2]?.profile.email).toBe('ada@example.com');
});

test('sends nothing of a visitor who leaves without choosing', async ({ page, shop }) => {
  await page.goto(QUIET_PAGE);
  await page.waitForFunction(() => globalThis.keepsend && !('q' in keepsend));
  await page.evaluate(() => keepsend.track('Tested', { number: 0 }));
  await page.goto('/cart');
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.evaluate(() => keepsend.track('Tested', { marker: true }));
  const events = await shop.sandbox.wait(1, 'Tested');
  expect(events.map(({ properties }) => properties)).toEqual([{ marker: true }]);
});

test('forgets the visitor and what waits when consent is taken back', async ({
  context,
  page,
  shop,
}) => {
  await page.goto(QUIET_PAGE);
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect
    .poll(() => page.evaluate(async () => (await keepsend.inspect()).storage))
    .toBe('indexeddb');
  await context.setOffline(true);
  await page.evaluate(() => keepsend.track('Tested', { number: 0 }));
  const after = await page.evaluate(async () => {
    await keepsend.consent('denied');
    const { kept } = await keepsend.track('Tested', { number: 1 });
    return { kept, inspection: await keepsend.inspect() };
  });
  expect(after.kept).toBe('none');
  expect(after.inspection).toMatchObject({
    consent: 'denied',
    storage: 'none',
    visitor: null,
    waiting: [],
  });
  await context.setOffline(false);
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('__Host-keepsend');
  await page.evaluate(async () => {
    await keepsend.consent('granted');
    await keepsend.track('Tested', { marker: true });
  });
  const events = await shop.sandbox.wait(1, 'Tested');
  expect(events.map(({ properties }) => properties)).toEqual([{ marker: true }]);
});

test('forgets the cookie that scripts cannot reach when consent is taken back', async ({
  context,
  page,
  shop,
}) => {
  await page.goto(QUIET_PAGE);
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.evaluate(() => keepsend.track('Tested', { person: 'first' }));
  await shop.sandbox.wait(1, 'Tested');
  const names = async () => (await context.cookies()).map(({ name }) => name);
  await expect.poll(names).toContain('__Host-keepsend');
  await page.evaluate(() => keepsend.consent('denied'));
  await expect.poll(names).not.toContain('__Host-keepsend');
  await page.evaluate(async () => {
    await keepsend.consent('granted');
    await keepsend.track('Tested', { person: 'second' });
  });
  const events = await shop.sandbox.wait(2, 'Tested');
  expect(new Set(events.map(({ profile }) => profile.id)).size).toBe(2);
});

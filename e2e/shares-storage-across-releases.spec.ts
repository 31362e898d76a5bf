import type { Page } from '@playwright/test';
import { expectExactly } from './support/expect-exactly.ts';
import { expect, QUIET_PAGE, ready, test } from './support/shop.ts';
import { trackMany, watchErrors } from './support/track-many.ts';

/** The first release's script and its parts, as they shipped. */
const OLD = new URL('./fixtures/release-0/', import.meta.url).pathname;

/** Whatever part of the tracker this page asks for is of the older release. */
const useOldRelease = (page: Page): Promise<unknown> =>
  page.route(/\/q7f2\/(m|[si]\.\w+)\.js/, (route) =>
    route.fulfill({
      path: OLD + new URL(route.request().url()).pathname.split('/').at(-1),
      contentType: 'text/javascript',
    }),
  );
const waiting = (page: Page): Promise<number> =>
  page.evaluate(async () => (await keepsend.inspect()).accounts.waiting);

for (const first of ['old', 'new']) {
  test(`delivers each event of an old and a new tab once, the ${first} one first`, async ({
    context,
    shop,
  }) => {
    const [old, today] = [await context.newPage(), await context.newPage()];
    const errors = [old, today].map(watchErrors);
    await useOldRelease(old);
    const parts: string[] = [];
    old.on('request', (request) => parts.push(request.url()));
    const inTurn = first === 'old' ? [old, today] : [today, old];
    for (const page of inTurn) {
      await page.goto(QUIET_PAGE);
      await ready(page);
    }
    await context.setOffline(true);
    const kept = new Map<string, readonly { id: string; kept: string }[]>();
    for (const page of inTurn) {
      const label = page === old ? 'old' : 'new';
      kept.set(label, await trackMany(page, label, 10));
    }
    expect([...kept.values()].flat().map((result) => result.kept)).toEqual(
      Array(20).fill('indexeddb'),
    );
    expect([await waiting(old), await waiting(today)]).toEqual([20, 20]);
    await context.setOffline(false);

    const events = await shop.sandbox.wait(20, 'Tested', 30_000);
    for (const [label, results] of kept) {
      expectExactly(
        events.filter(({ properties }) => properties.label === label),
        results,
        label,
      );
    }
    await expect.poll(async () => [await waiting(old), await waiting(today)]).toEqual([0, 0]);
    expect(await shop.sandbox.events('Tested')).toHaveLength(20);
    const identities = await Promise.all(
      [old, today].map((page) => page.evaluate(async () => (await keepsend.inspect()).visitor)),
    );
    expect(identities[0]).toEqual(identities[1]);
    expect(parts.some((url) => url.endsWith('/s.a79816c3.js'))).toBe(true);
    expect(errors).toEqual([[], []]);
  });
}

test('sends what an old release left, and the old one what a new one left', async ({
  context,
  shop,
}) => {
  for (const [leaver, label] of [
    ['old', 'left by the old one'],
    ['new', 'left by the new one'],
  ] as const) {
    shop.intercept(async ({ method, socket }) => {
      if (method === 'POST') socket.destroy();
      return method === 'POST';
    });
    const left = await context.newPage();
    if (leaver === 'old') await useOldRelease(left);
    await left.goto(QUIET_PAGE);
    await ready(left);
    const kept = await trackMany(left, label, 5);
    await left.close();
    shop.intercept(undefined);

    const next = await context.newPage();
    if (leaver === 'new') await useOldRelease(next);
    await next.goto(QUIET_PAGE);
    await ready(next);
    await expect
      .poll(async () => (await shop.sandbox.events('Tested')).length, { timeout: 30_000 })
      .toBe(leaver === 'old' ? 5 : 10);
    const events = await shop.sandbox.events('Tested');
    expectExactly(
      events.filter(({ properties }) => properties.label === label),
      kept,
      label,
    );
    await expect.poll(() => waiting(next)).toBe(0);
    await next.close();
  }
});

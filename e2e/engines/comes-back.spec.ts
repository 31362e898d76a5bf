import { expect, test } from './engine-test.ts';
import { expectDelivered } from './expect-delivered.ts';
import { slowly } from './interceptors.ts';
import {
  addTrackedPage,
  emptied,
  keptBefore,
  openReady,
  ready,
  track,
  trackAndGo,
} from './tracked-page.ts';
import type { Tab } from './visitor.ts';

/** Goes back as its visitor would, and waits until the page is there again. */
const goBack = async (tab: Tab, path: string): Promise<void> => {
  // A page that is put away at once would not answer.
  await tab.run(() => void setTimeout(() => history.back()));
  // Nor would one that is put away while it is asked for what takes a while.
  await expect.poll(() => tab.run(() => location.pathname).catch(() => '')).toBe(path);
  await ready(tab, path);
};

test('comes back from the back/forward cache after the next page has sent, and sends again', async ({
  shop,
  visitor,
}) => {
  const path = addTrackedPage(shop);
  const next = addTrackedPage(shop, 'next');
  const tab = await openReady(visitor, path);
  const first = await track(tab, 'first', 2);
  await emptied(tab);
  await tab.goto(next);
  await ready(tab, next);
  const second = await track(tab, 'second', 2);
  await emptied(tab);
  await goBack(tab, path);
  expect(await tab.run(() => globalThis.cameBack)).toBe(true);

  const third = await track(tab, 'third', 2);
  await emptied(tab);
  await expectDelivered(shop, { first, second, third });
});
test('comes back although it was left while it sent and the next page wanted the lock', async ({
  shop,
  visitor,
}) => {
  shop.intercept(slowly(1_000));
  const path = addTrackedPage(shop);
  const next = addTrackedPage(shop, 'next');
  const tab = await openReady(visitor, path);
  await tab.run(() => void keepsend.track('Begun'));
  await expect.poll(() => shop.wire.batches().length).toBeGreaterThan(0);
  await trackAndGo(tab, 'leaving', 2, next);
  await ready(tab, next);
  const left = await keptBefore(tab);
  const second = await track(tab, 'second', 2);
  await emptied(tab);
  await goBack(tab, path);
  expect(await tab.run(() => globalThis.cameBack)).toBe(true);

  const third = await track(tab, 'third', 2);
  await emptied(tab);
  expect(await shop.sandbox.events('Begun')).toHaveLength(1);
  await expectDelivered(shop, { leaving: left, second, third });
});

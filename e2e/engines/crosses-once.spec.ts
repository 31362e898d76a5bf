import { expect, test } from './engine-test.ts';
import { expectDelivered } from './expect-delivered.ts';
import { losingAnswers } from './interceptors.ts';
import {
  addTrackedPage,
  emptied,
  keptBefore,
  openReady,
  ready,
  track,
  trackAndGo,
} from './tracked-page.ts';

const ONCE = Array.from({ length: 12 }, () => 1);

test('sends what was beaconed and received only once, by the receipt the next page finds', async ({
  shop,
  visitor,
}) => {
  const next = addTrackedPage(shop, 'next');
  const tab = await openReady(visitor, addTrackedPage(shop));
  await trackAndGo(tab, 'beaconed', 12, next);
  await ready(tab, next);
  const kept = await keptBefore(tab);
  await emptied(tab);
  await expectDelivered(shop, { beaconed: kept });
  expect(kept.map(({ id }) => shop.wire.timesOf(id))).toEqual(ONCE);
});

test('sends only once what a closed tab beaconed, whenever the visitor comes again', async ({
  shop,
  visitor,
}) => {
  const path = addTrackedPage(shop);
  const tab = await openReady(visitor, path);
  const kept = await track(tab, 'closing', 12);
  await tab.close();
  await shop.sandbox.wait(12, 'Tested');
  const next = await openReady(visitor, path);
  await emptied(next);
  await expectDelivered(shop, { closing: kept });
  expect(kept.map(({ id }) => shop.wire.timesOf(id))).toEqual(ONCE);
});

test('leaves no receipt behind', async ({ shop, visitor }) => {
  const next = addTrackedPage(shop, 'next');
  const tab = await openReady(visitor, addTrackedPage(shop));
  await trackAndGo(tab, 'beaconed', 1, next);
  await ready(tab, next);
  await emptied(tab);
  expect(await tab.run(() => document.cookie)).not.toContain('keepsend');
});

test('asks after a lost answer instead of sending again', async ({ shop, visitor }) => {
  shop.intercept(losingAnswers(1));
  const tab = await openReady(visitor, addTrackedPage(shop));
  const kept = await track(tab, 'unheard', 12);
  await emptied(tab);
  await expectDelivered(shop, { unheard: kept });
  expect(kept.map(({ id }) => shop.wire.timesOf(id))).toEqual(ONCE);
});

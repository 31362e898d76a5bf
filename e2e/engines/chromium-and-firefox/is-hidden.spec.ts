import { expectDelivered } from '../expect-delivered.ts';
import { expect, expectHidden, test } from '../hiding-test.ts';
import { onlyBeacons } from '../interceptors.ts';
import { addTrackedPage, emptied, openReady, track } from '../tracked-page.ts';

test('beacons what waits as another tab comes to the front', async ({ cover, shop, visitor }) => {
  shop.intercept(onlyBeacons);
  const tab = await openReady(visitor, addTrackedPage(shop));
  const kept = await track(tab, 'covered', 3);
  await visitor.open(cover);
  await expectHidden(tab, true);
  await expectDelivered(shop, { covered: kept });
});

test('sends nothing again when the tab is seen again', async ({ cover, shop, visitor }) => {
  const tab = await openReady(visitor, addTrackedPage(shop));
  const kept = await track(tab, 'covered', 3);
  await visitor.open(cover);
  await shop.sandbox.wait(3, 'Tested');
  await tab.toFront();
  await expectHidden(tab, false);
  await emptied(tab);
  const more = await track(tab, 'seen', 1);
  await emptied(tab);
  await expectDelivered(shop, { covered: kept, seen: more });
  expect([...kept, ...more].map(({ id }) => shop.wire.timesOf(id))).toEqual([1, 1, 1, 1]);
});

test('delivers what is tracked while nobody sees the page', async ({ cover, shop, visitor }) => {
  const tab = await openReady(visitor, addTrackedPage(shop));
  await visitor.open(cover);
  await expectHidden(tab, true);
  const kept = await track(tab, 'behind', 3);
  await emptied(tab);
  await expectDelivered(shop, { behind: kept });
});

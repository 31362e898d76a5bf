import { expectDelivered } from '../expect-delivered.ts';
import { expect, expectHidden, test } from '../hiding-test.ts';
import { cut } from '../interceptors.ts';
import { addTrackedPage, emptied, openReady, track } from '../tracked-page.ts';

test('delivers what a hidden page tracked behind a cut line and was discarded with', async ({
  cover,
  shop,
  visitor,
}) => {
  shop.intercept(cut);
  const path = addTrackedPage(shop);
  const tab = await openReady(visitor, path);
  await visitor.open(cover);
  await expectHidden(tab, true);
  const kept = await track(tab, 'discarded', 3);
  // The answer would come from the renderer that is gone.
  void tab.command('Page.crash').catch(() => {});
  shop.intercept(undefined);
  const next = await openReady(visitor, path);
  await emptied(next);
  await expectDelivered(shop, { discarded: kept });
});

test('goes on where it stood after the browser froze the hidden page', async ({
  cover,
  shop,
  visitor,
}) => {
  const tab = await openReady(visitor, addTrackedPage(shop));
  const before = await track(tab, 'before', 3);
  await visitor.open(cover);
  await expectHidden(tab, true);
  await tab.command('Page.setWebLifecycleState', { state: 'frozen' });
  await shop.sandbox.wait(3, 'Tested');
  await tab.command('Page.setWebLifecycleState', { state: 'active' });
  await tab.toFront();
  const after = await track(tab, 'after', 3);
  await emptied(tab);
  await expectDelivered(shop, { before, after });
  expect([...before, ...after].map(({ id }) => shop.wire.timesOf(id))).toEqual([1, 1, 1, 1, 1, 1]);
});

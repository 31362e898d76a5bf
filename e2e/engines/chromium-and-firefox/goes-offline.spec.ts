import { expect, test } from '../engine-test.ts';
import { expectDelivered } from '../expect-delivered.ts';
import { addTrackedPage, openReady, track } from '../tracked-page.ts';
import type { Visitor } from '../visitor.ts';

const setOffline = async ({ setOffline }: Visitor, isOffline: boolean): Promise<void> => {
  if (!setOffline) throw new Error('This engine has no offline switch');
  await setOffline(isOffline);
};

test('delivers 50 events tracked offline after the tab was closed and opened again', async ({
  shop,
  visitor,
}) => {
  const path = addTrackedPage(shop);
  const tab = await openReady(visitor, path);
  await setOffline(visitor, true);
  const kept = await track(tab, 'offline', 50);
  expect(new Set(kept.map((result) => result.kept))).toEqual(new Set(['indexeddb']));
  await tab.close();
  await setOffline(visitor, false);
  expect(await shop.sandbox.events()).toEqual([]);

  await visitor.open(path);
  await expectDelivered(shop, { offline: kept });
});

test('sends by itself as soon as the browser is online again', async ({ shop, visitor }) => {
  const tab = await openReady(visitor, addTrackedPage(shop));
  await setOffline(visitor, true);
  const kept = await track(tab, 'tunnel', 3);
  await setOffline(visitor, false);
  await expectDelivered(shop, { tunnel: kept });
});

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

test('delivers what is tracked while the page stays', async ({ shop, visitor }) => {
  const tab = await openReady(visitor, addTrackedPage(shop));
  const kept = await track(tab, 'stays', 3);
  expect(kept).toEqual(kept.map(({ id }) => ({ id, kept: 'indexeddb' })));
  await emptied(tab);
  await expectDelivered(shop, { stays: kept });
  expect(kept.map(({ id }) => shop.wire.timesOf(id))).toEqual([1, 1, 1]);
});

test('delivers what is tracked in the task that leaves the page, over a slow route', async ({
  shop,
  visitor,
}) => {
  shop.intercept(slowly(300));
  const next = addTrackedPage(shop, 'next');
  const tab = await openReady(visitor, addTrackedPage(shop));
  await trackAndGo(tab, 'leaving', 12, next);
  await ready(tab, next);
  const kept = await keptBefore(tab);
  await emptied(tab);
  await expectDelivered(shop, { leaving: kept });
});

test('delivers what is tracked and left in the very task that runs the script first', async ({
  shop,
  visitor,
}) => {
  const next = addTrackedPage(shop, 'next');
  const bounce = shop.pages.add(
    'bounce',
    `<script src="/q7f2/m.js"></script><script>
      const ids = [];
      keepsend.on('tracked', ({ id }) => ids.push(id));
      for (let number = 0; number < 12; number++)
        keepsend.track('Tested', { label: 'bounced', number, at: Date.now() });
      sessionStorage.ids = ids.join();
      location.href = '${next}';
    </script>`,
  );
  const tab = await visitor.open(bounce);
  await ready(tab, next);
  const kept = await keptBefore(tab);
  await emptied(tab);
  await expectDelivered(shop, { bounced: kept });
});

test('delivers what is tracked right before the tab is closed', async ({ shop, visitor }) => {
  const tab = await openReady(visitor, addTrackedPage(shop));
  const kept = await track(tab, 'closing', 12);
  await tab.close();
  await expectDelivered(shop, { closing: kept });
});

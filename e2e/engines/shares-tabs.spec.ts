import { expect, test } from './engine-test.ts';
import { expectDelivered } from './expect-delivered.ts';
import { cut, slowly } from './interceptors.ts';
import { addTrackedPage, emptied, openReady, track } from './tracked-page.ts';

test('delivers each event of two tabs once when both find the line again', async ({
  shop,
  visitor,
}) => {
  const path = addTrackedPage(shop);
  const tabs = [await openReady(visitor, path), await openReady(visitor, path)];
  shop.intercept(cut);
  const [left = [], right = []] = await Promise.all(
    tabs.map((tab, index) => track(tab, `tab ${index}`, 25)),
  );
  shop.intercept(undefined);
  await Promise.all(tabs.map((tab) => tab.run(() => keepsend.flush())));
  for (const tab of tabs) await emptied(tab);
  await expectDelivered(shop, { 'tab 0': left, 'tab 1': right });
});

test('delivers what a closed tab left while it was the one that sends', async ({
  shop,
  visitor,
}) => {
  const path = addTrackedPage(shop);
  const sending = await openReady(visitor, path);
  const waiting = await openReady(visitor, path);
  shop.intercept(slowly(1_000));
  const left = await track(sending, 'sending', 3);
  void sending.run(() => void keepsend.flush());
  await expect.poll(() => shop.wire.batches().length).toBeGreaterThan(0);
  await sending.close();
  const right = await track(waiting, 'waiting', 3);
  await emptied(waiting);
  await expectDelivered(shop, { sending: left, waiting: right });
});
test('tracks as the person another tab has identified', async ({ shop, visitor }) => {
  const path = addTrackedPage(shop);
  const other = await openReady(visitor, path);
  const tab = await openReady(visitor, path);
  await tab.run(() => keepsend.identify({ email: 'ada@example.com' }));
  await expect
    .poll(() => other.run(async () => (await keepsend.inspect()).visitor?.email))
    .toBe('ada@example.com');
  const kept = await track(other, 'other tab', 2);
  await expectDelivered(shop, { 'other tab': kept });
  const events = await shop.sandbox.events('Tested');
  expect(events.map(({ profile }) => profile.email)).toEqual([
    'ada@example.com',
    'ada@example.com',
  ]);
});

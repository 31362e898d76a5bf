import { expectExactly } from '../support/expect-exactly.ts';
import { expect, test } from './engine-test.ts';
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
  const events = await shop.sandbox.wait(50, 'Tested');
  for (const tab of tabs) await emptied(tab);
  const of = (label: string) => events.filter(({ properties }) => properties.label === label);
  expectExactly(of('tab 0'), left, 'tab 0');
  expectExactly(of('tab 1'), right, 'tab 1');
  expect(events).toHaveLength(50);
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
  await shop.sandbox.wait(6, 'Tested');
  await emptied(waiting);
  const events = await shop.sandbox.events('Tested');
  const of = (label: string) => events.filter(({ properties }) => properties.label === label);
  expectExactly(of('sending'), left, 'sending');
  expectExactly(of('waiting'), right, 'waiting');
});

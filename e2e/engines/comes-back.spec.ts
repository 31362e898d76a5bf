import { expectExactly } from '../support/expect-exactly.ts';
import { expect, test } from './engine-test.ts';
import { addTrackedPage, emptied, openReady, ready, track } from './tracked-page.ts';
import type { Tab } from './visitor.ts';

/** Goes back as its visitor would, and waits until the page is there again. */
const goBack = async (tab: Tab, path: string): Promise<void> => {
  // A page that is put away at once would not answer.
  await tab.run(() => void setTimeout(() => history.back()));
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
  const events = await shop.sandbox.events('Tested');
  const of = (label: string) => events.filter(({ properties }) => properties.label === label);
  expectExactly(of('first'), first, 'first');
  expectExactly(of('second'), second, 'second');
  expectExactly(of('third'), third, 'third');
});

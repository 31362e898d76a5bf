import type { TestShop } from '../support/shop.ts';
import { expect, test } from './engine-test.ts';
import { expectDelivered } from './expect-delivered.ts';
import { cut, firstPosts, losingAnswers } from './interceptors.ts';
import { addTrackedPage, emptied, openReady, track } from './tracked-page.ts';
import type { Visitor } from './visitor.ts';

/** Tracks three events on a page that stays, and claims that each arrives once all the same. */
const expectDelivery = async (shop: TestShop, visitor: Visitor, label: string) => {
  const tab = await openReady(visitor, addTrackedPage(shop));
  const kept = await track(tab, label, 3);
  await emptied(tab);
  await expectDelivered(shop, { [label]: kept });
  return kept.map(({ id }) => shop.wire.timesOf(id));
};

test('delivers after the tab was closed behind a cut line and opened again', async ({
  shop,
  visitor,
}) => {
  shop.intercept(cut);
  const path = addTrackedPage(shop);
  const tab = await openReady(visitor, path);
  const kept = await track(tab, 'cut off', 50);
  await tab.close();
  shop.intercept(undefined);
  expect(await shop.sandbox.events()).toEqual([]);

  const next = await openReady(visitor, path);
  await emptied(next);
  await expectDelivered(shop, { 'cut off': kept });
});

test('outlasts a route that asks for patience', async ({ shop, visitor }) => {
  const patience = { 'content-type': 'application/problem+json', 'retry-after': '1' };
  shop.intercept(
    firstPosts(2, (outgoing) => outgoing.writeHead(503, patience).end('{"detail":"not now"}')),
  );
  // Two refusals and the delivery: Retry-After leaves room for no other attempt.
  expect(await expectDelivery(shop, visitor, 'refused')).toEqual([3, 3, 3]);
});

test('counts once what the route took although its answer was lost', async ({ shop, visitor }) => {
  shop.intercept(losingAnswers(1));
  await expectDelivery(shop, visitor, 'unheard');
});

test('takes no word of a captive portal for the route’s', async ({ shop, visitor }) => {
  shop.intercept(
    firstPosts(1, (outgoing) =>
      outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in to continue</h1>'),
    ),
  );
  await expectDelivery(shop, visitor, 'portal');
});

test('takes no word from where a portal redirects to', async ({ shop, visitor }) => {
  shop.intercept(
    firstPosts(1, (outgoing) => outgoing.writeHead(302, { location: shop.sandboxUrl }).end()),
  );
  await expectDelivery(shop, visitor, 'redirected');
});

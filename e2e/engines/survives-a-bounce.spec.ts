import type { ServerResponse } from 'node:http';
import { expectExactly } from '../support/expect-exactly.ts';
import type { TestShop } from '../support/shop.ts';
import { expect, test } from './engine-test.ts';
import { cut, type Interceptor } from './interceptors.ts';
import { addTrackedPage, emptied } from './tracked-page.ts';
import type { Tab, Visitor } from './visitor.ts';

/** The script's tag comes after the page has loaded, or a page without it would load for ever. */
const STUB_AND_TAG = `<script src="/q7f2/stub.js"></script><script>
  addEventListener('load', () => setTimeout(() => {
    const tag = document.createElement('script');
    tag.src = '/q7f2/m.js';
    document.head.append(tag);
  }));
</script>`;

const OFFLINE = `<script>
  Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });
</script>`;

/** Requests for the script that nobody has answered. */
const held = new Set<ServerResponse>();

/** The script is asked for, and does not come. */
const withoutScript: Interceptor = async ({ url }, outgoing) => {
  if (url === '/q7f2/m.js') held.add(outgoing);
  return url === '/q7f2/m.js';
};

/** A page in the back/forward cache still waits, and a browser asks once for two pages. */
const release = (shop: TestShop): void => {
  shop.intercept(undefined);
  for (const outgoing of held) outgoing.destroy();
  held.clear();
};

/** Opens a page whose script does not come, tracks three events on it, and goes where no script is. */
const bounce = async ({ pages }: TestShop, visitor: Visitor, html = ''): Promise<Tab> => {
  const tab = await visitor.open(pages.add('bounced', html + STUB_AND_TAG));
  await tab.run(() => {
    const track = (number: number) =>
      void keepsend.track('Tested', { label: 'bounced', number, at: Date.now() });
    track(0);
    void keepsend.identify({ email: 'Ada@example.com', first_name: 'Ada' });
    track(1);
    track(2);
  });
  await tab.goto(pages.add('elsewhere', '<h1>Elsewhere</h1>'));
  return tab;
};

/** Comes by a page with the script, and waits until it has taken over what was left. */
const comeBack = async (shop: TestShop, tab: Tab): Promise<void> => {
  release(shop);
  await tab.goto(addTrackedPage(shop));
  const findTraces = () =>
    tab.run(() =>
      [...Object.keys(localStorage), document.cookie].filter((text) => /keepsend[:-]/.test(text)),
    );
  await expect
    .poll(() => findTraces().catch(() => ['between two pages']), { timeout: 25_000 })
    .toEqual([]);
  await emptied(tab);
};

const expectDelivery = async (shop: TestShop): Promise<string[]> => {
  const events = await shop.sandbox.wait(3, 'Tested', 30_000);
  const ids = events.map(({ unique_id }) => unique_id).sort();
  expectExactly(
    events,
    ids.map((id) => ({ id })),
    'bounced',
  );
  expect(events[0]?.profile.email).toBe('ada@example.com');
  expect(await shop.sandbox.wait(1, 'Identified')).toHaveLength(1);
  return ids;
};

test('delivers what was tracked on a page that was left before its script came', async ({
  shop,
  visitor,
}) => {
  shop.intercept(withoutScript);
  const tab = await bounce(shop, visitor);
  const ids = await expectDelivery(shop);

  await comeBack(shop, tab);
  await expectDelivery(shop);
  expect(ids.map((id) => shop.wire.timesOf(id))).toEqual([1, 1, 1]);
});

test('delivers it from the next page when the visitor was offline', async ({ shop, visitor }) => {
  shop.intercept(withoutScript);
  const tab = await bounce(shop, visitor, OFFLINE);
  expect(shop.wire.batches()).toEqual([]);

  await comeBack(shop, tab);
  const ids = await expectDelivery(shop);
  expect(ids.map((id) => shop.wire.timesOf(id))).toEqual([1, 1, 1]);
});

test('delivers it from the next page when the line was cut', async ({ shop, visitor }) => {
  shop.intercept(
    async (incoming, outgoing) =>
      (await withoutScript(incoming, outgoing)) || cut(incoming, outgoing),
  );
  const tab = await bounce(shop, visitor);
  expect(await shop.sandbox.events()).toEqual([]);

  await comeBack(shop, tab);
  await expectDelivery(shop);
});

test('leaves everything to a script that came', async ({ shop, visitor }) => {
  const path = shop.pages.add('bounced', STUB_AND_TAG);
  const tab = await visitor.open(path);
  await expect.poll(() => tab.run(() => 'q' in keepsend)).toBe(false);
  const id = await tab.run(async () => (await keepsend.track('Tested', { number: 0 })).id);
  await tab.goto(shop.pages.add('elsewhere', '<h1>Elsewhere</h1>'));
  const events = await shop.sandbox.wait(1, 'Tested');
  expect(events.map(({ unique_id }) => unique_id)).toEqual([id]);
});

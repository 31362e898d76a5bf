import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findWebKit } from '../../../tools/find-browser.ts';
import { test as engineTest, expect } from '../engine-test.ts';
import { expectDelivered } from '../expect-delivered.ts';
import { cut } from '../interceptors.ts';
import { type Child, startChild } from '../start-child.ts';
import { startDisplay } from '../start-display.ts';
import { addTrackedPage } from '../tracked-page.ts';

interface Fixtures {
  /** Starts a MiniBrowser that nobody drives: only such a one keeps what it stores. */
  start(url: string): Child;
}

const test = engineTest.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function wants from its parameter.
  start: async ({}, use) => {
    const home = mkdtempSync(join(tmpdir(), 'keepsend-killed-'));
    mkdirSync(join(home, 'run'), { mode: 0o700 });
    const display = await startDisplay();
    const env = {
      DISPLAY: display.name,
      HOME: home,
      XDG_DATA_HOME: join(home, 'data'),
      XDG_CACHE_HOME: join(home, 'cache'),
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_RUNTIME_DIR: join(home, 'run'),
      NO_AT_BRIDGE: '1',
    };
    await use((url) => startChild(findWebKit()?.miniBrowser ?? '', [url], { env }));
    await display.stop();
    rmSync(home, { recursive: true, force: true });
  },
});

test('delivers by the next start after the browser was killed as track() resolved', async ({
  shop,
  start,
}) => {
  const path = shop.pages.add(
    'doomed',
    `<script src="/q7f2/m.js"></script><script>
      const track = (number) => keepsend.track('Tested', { label: 'killed', number, at: Date.now() });
      Promise.all([track(0), track(1), track(2)])
        .then((kept) => fetch('/q7f2/kept?' + kept.map(({ id, kept }) => id + '=' + kept).join('&')));
    </script>`,
  );
  let told = '';
  shop.intercept(async (incoming, outgoing) => {
    const [page, query] = incoming.url?.split('?') ?? [];
    if (page === '/q7f2/kept') told = query ?? '';
    return cut(incoming, outgoing);
  });
  const doomed = start(shop.shopUrl + path);
  await expect.poll(() => told, { intervals: [10] }).not.toBe('');
  const kept = [...new URLSearchParams(told)];
  await doomed.stop();
  expect(kept.map(([, storage]) => storage)).toEqual(['indexeddb', 'indexeddb', 'indexeddb']);
  expect(await shop.sandbox.events()).toEqual([]);

  shop.intercept(undefined);
  const next = start(shop.shopUrl + addTrackedPage(shop));
  await expectDelivered(shop, { killed: kept.map(([id]) => ({ id })) });
  await next.stop();
});

import { afterEach, expect, test, vi } from 'vitest';
import { batchOf, postOf, SHOP, trackOf, uuid } from './testing/route.js';
import { envOf, startWorker } from './testing/worker.js';
import worker from './worker.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('leaves a receipt with a page that asked for one', async () => {
  const { ask } = startWorker();
  const batch = batchOf([trackOf(1), trackOf(2, { metric: '' })], { batch: uuid(0xb) });
  const { headers } = await ask(new Request(`${SHOP}/q7f2/e?receipt`, postOf(batch)));
  expect(headers.getSetCookie()).toContain(
    'keepsend-00000000000b=r1; Max-Age=86400; Path=/; Secure; SameSite=Lax',
  );
});

test('knows an answer another isolate of the place has given', async () => {
  const batch = batchOf([trackOf(1), trackOf(2, { metric: '' })]);
  const first = await startWorker(undefined, envOf()).ask(postOf(batch));
  const { ask, asked } = startWorker(undefined, envOf());
  const question = new Request(`${SHOP}/q7f2/e?batch=${batch.batch},${uuid(1)}`, {
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  const { results } = first.body;
  expect((await ask(question)).body).toStrictEqual({ batches: [{ batch: batch.batch, results }] });
  expect((await ask(postOf(batch))).body.results).toStrictEqual(results);
  expect(asked).toStrictEqual([]);
});

test('never serves what it remembers under the address it has in the cache', async () => {
  const { ask } = startWorker();
  const batch = batchOf([trackOf(1)]);
  await ask(postOf(batch));
  const address = `${SHOP}/q7f2/e/${batch.batch}`;
  expect(await (await caches.open('keepsend')).match(address)).toBeDefined();
  expect((await ask(new Request(address))).status).toBe(404);
});

test('goes on for a page that has left', async () => {
  const kept: Promise<unknown>[] = [];
  startWorker();
  const context = { waitUntil: (work: Promise<unknown>) => kept.push(work) };
  await worker.fetch(postOf(batchOf([trackOf(1)])), envOf(), context);
  expect(await Promise.all(kept)).toMatchObject([{ status: 202 }]);
});

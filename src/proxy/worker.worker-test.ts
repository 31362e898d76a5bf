import { afterEach, expect, test, vi } from 'vitest';
import {
  batchOf,
  postOf,
  refusal,
  SHOP,
  statusesOf,
  trackOf,
  tracksOf,
  uuid,
} from './testing/route.js';
import { OTHER_SECRET, order, SECRET, serverRequest } from './testing/server.js';
import { envOf, startWorker } from './testing/worker.js';
import worker from './worker.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('serves the script from its own folder with an entity tag', async () => {
  const response = await worker.fetch(new Request('https://shop.test/q7f2/m.js'), envOf());
  expect(response.status).toBe(200);
  expect(response.headers.get('etag')).toMatch(/^"[0-9a-f]{16}"$/);
});

test('answers 304 to whoever has the script', async () => {
  const { ask } = startWorker();
  const etag = (await ask(new Request(`${SHOP}/q7f2/m.js`))).headers.get('etag') ?? '';
  const request = new Request(`${SHOP}/q7f2/m.js`, { headers: { 'if-none-match': etag } });
  expect((await ask(request)).status).toBe(304);
});

test('answers HEAD of the script without a body', async () => {
  const { ask } = startWorker();
  const { status, text } = await ask(new Request(`${SHOP}/q7f2/m.js`, { method: 'HEAD' }));
  expect([status, text]).toStrictEqual([200, '']);
});

test('sends ten events in bulk and answers for each', async () => {
  const { ask, asked } = startWorker();
  const { status, body } = await ask(postOf(batchOf(tracksOf(10))));
  expect(status).toBe(202);
  expect(asked.map(({ path }) => path)).toStrictEqual(['/api/event-bulk-create-jobs']);
  expect(statusesOf(body)).toStrictEqual(Array(10).fill('accepted'));
});

test("passes Klaviyo's Retry-After on", async () => {
  const { ask } = startWorker(() => refusal(429, [], { 'retry-after': '42' }));
  const { status, headers } = await ask(postOf(batchOf(tracksOf(3))));
  expect([status, headers.get('retry-after')]).toStrictEqual([503, '42']);
});

test('holds the events when the connection is lost', async () => {
  const { ask } = startWorker(() => Promise.reject(new Error('Network connection lost.')));
  expect((await ask(postOf(batchOf(tracksOf(10))))).status).toBe(503);
});

test('knows a visitor again by its cookie, and no altered one', async () => {
  const { ask } = startWorker();
  const fresh = (number: number) => ({ visitor: { anonymous_id: uuid(number), fresh: true } });
  const first = await ask(postOf(batchOf([trackOf(1)], fresh(1))));
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const again = await ask(postOf(batchOf([trackOf(2)], fresh(2)), { headers: { cookie } }));
  expect(again.body.visitor).toStrictEqual({ anonymous_id: uuid(1) });
  const forged = { cookie: cookie.replace(uuid(1), uuid(3)) };
  const other = await ask(postOf(batchOf([trackOf(3)], fresh(2)), { headers: forged }));
  expect(other.body.visitor).toStrictEqual({ anonymous_id: uuid(2) });
});

test("takes what the shop's server signed with either of two secrets, and nothing else", async () => {
  const { ask, asked } = startWorker(
    undefined,
    envOf({ SERVER_SECRETS: `${SECRET} ${OTHER_SECRET}` }),
  );
  const events = { events: [order(1)] };
  const statuses = [];
  for (const sent of [{ id: '1' }, { id: '2', secret: OTHER_SECRET }, { secret: `${SECRET}YWJj` }])
    statuses.push((await ask(await serverRequest(events, sent))).status);
  expect(statuses).toStrictEqual([202, 202, 401]);
  expect(asked).toHaveLength(2);
});

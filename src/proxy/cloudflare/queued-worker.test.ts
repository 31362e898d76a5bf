import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/server.js';
import {
  BASE,
  batchOf,
  type Fields,
  KEY,
  readAnswer,
  trackOf,
  tracksOf,
  uuid,
} from '../testing/route.js';

const state = mkdtempSync(join(tmpdir(), 'keepsend-d1-'));
let sandbox: Sandbox;
let miniflare: Miniflare | undefined;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, processingMs: 0 }, { script: '', style: '' });
});
beforeEach(() => sandbox.reset());
afterEach(async () => {
  await miniflare?.dispose();
  miniflare = undefined;
});
afterAll(async () => {
  await sandbox.close();
  rmSync(state, { recursive: true, force: true });
});

/** The Worker as it ships, in workerd, with its queue, its consumer and its database. */
const start = async (bindings: Fields = {}, path = state): Promise<Miniflare> => {
  miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.NONE),
      host: '127.0.0.1',
      port: 0,
      handleStructuredLogs: () => {},
      resourcePersistencePath: path,
      workers: [
        {
          name: 'keepsend',
          modules: true,
          scriptPath: 'dist/worker.js',
          compatibilityDate: '2026-11-01',
          bindings: { KLAVIYO_API_KEY: KEY, KLAVIYO_URL: sandbox.url, BASE_PATH: BASE },
          queueProducers: { EVENTS: 'events' },
          queueConsumers: { events: { maxBatchSize: 100, maxBatchTimeout: 0.05 } },
          d1Databases: { DEAD_LETTERS: 'dead-letters' },
          durableObjects: {
            COUNTERS: { className: 'Counters', useSQLite: true },
            GATHERER: { className: 'Gatherer', useSQLite: true },
          },
          ...bindings,
        },
      ],
    }),
  );
  await miniflare.ready;
  return miniflare;
};

const send = async (worker: Miniflare, batch: Fields) => {
  const answer = await worker.dispatchFetch(`https://shop.test${BASE}/e`, {
    method: 'POST',
    body: JSON.stringify(batch),
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  });
  return readAnswer(answer as unknown as Response);
};

/** The events of the n-th batch, ten each. */
const batchAt = (number: number): Fields =>
  batchOf(
    Array.from({ length: 10 }, (_, index) => trackOf(number * 10 + index + 1)),
    { visitor: { anonymous_id: uuid(0xa000 + number) } },
  );

const deadLetters = async (worker: Miniflare) => {
  const database = await worker.getD1Database('DEAD_LETTERS');
  const { results } = await database.prepare('SELECT * FROM dead_letters ORDER BY id').all();
  return results as Fields[];
};

test('brings what pages sent to Klaviyo, each event once and as its own person', async () => {
  const worker = await start();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, number) => send(worker, batchAt(number))),
  );
  expect(answers.map(({ status }) => status)).toStrictEqual(Array(20).fill(202));
  await sandbox.wait({ count: 200 });
  const events = sandbox.events();

  expect(new Set(events.map(({ unique_id }) => unique_id)).size).toBe(200);
  expect(events).toHaveLength(200);
  expect(sandbox.profiles()).toHaveLength(20);
  expect(events.some(({ lane }) => lane === 'bulk')).toBe(true);
});

test("puts the events of many pages into few of its queue's messages, and loses none", async () => {
  const worker = await start();
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, number) =>
      send(
        worker,
        batchOf([trackOf(number + 1)], { visitor: { anonymous_id: uuid(0xb000 + number) } }),
      ),
    ),
  );
  expect(answers.map(({ status }) => status)).toStrictEqual(Array(200).fill(202));
  await sandbox.wait({ count: 200, timeoutMs: 15_000 });

  expect(sandbox.events()).toHaveLength(200);
  expect(sandbox.profiles()).toHaveLength(200);
});

test('brings what pages sent to Klaviyo without gatherers, too', async () => {
  const worker = await start({ durableObjects: {} });
  const answers = await Promise.all([1, 2].map((number) => send(worker, batchAt(number))));
  expect(answers.map(({ status }) => status)).toStrictEqual([202, 202]);
  await sandbox.wait({ count: 20 });

  expect(sandbox.events()).toHaveLength(20);
});

test('keeps what Klaviyo refuses in the database, with the reason, over a restart', async () => {
  sandbox.addFault({ rejectMetric: 'Poisoned' });
  const events = [trackOf(1, { metric: 'Poisoned' }), ...tracksOf(12).slice(1)];
  const first = await start();
  await send(first, batchOf(events));
  await sandbox.wait({ count: 11 });
  // They are buried after the others were sent; until then there is not even a table.
  await expect.poll(() => deadLetters(first).catch(() => []), { timeout: 15_000 }).toHaveLength(1);
  await first.dispose();

  expect(await deadLetters(await start())).toMatchObject([
    { id: uuid(1), metric: 'Poisoned', code: 'refused_by_klaviyo', detail: expect.any(String) },
  ]);
});

test('lets dead letters give way once a hundred thousand have come after them', async () => {
  sandbox.addFault({ rejectMetric: 'Poisoned' });
  const worker = await start();
  const database = await worker.getD1Database('DEAD_LETTERS');
  await send(worker, batchOf([trackOf(1, { metric: 'Poisoned' })]));
  await expect.poll(() => deadLetters(worker).catch(() => [])).not.toHaveLength(0);
  await database
    .prepare('UPDATE dead_letters SET rowid = rowid + 100000 WHERE id = ?')
    .bind(uuid(1))
    .run();
  await database
    .prepare("INSERT INTO dead_letters VALUES ('old', '', '', '', '', '', '', '')")
    .run();
  await database.prepare("UPDATE dead_letters SET rowid = 1 WHERE id = 'old'").run();
  await send(worker, batchOf([trackOf(2, { metric: 'Poisoned' })]));

  await expect
    .poll(async () => (await deadLetters(worker)).map(({ id }) => id))
    .toStrictEqual([uuid(1), uuid(2)]);
});

test('tells its operator of the dead letters, beside a dataset of Cloudflare', async () => {
  sandbox.addFault({ rejectMetric: 'Poisoned' });
  const METRICS_TOKEN = 'a-token-of-the-operator';
  const worker = await start({
    bindings: { KLAVIYO_API_KEY: KEY, KLAVIYO_URL: sandbox.url, BASE_PATH: BASE, METRICS_TOKEN },
    analyticsEngineDatasets: { ANALYTICS: { dataset: 'keepsend' } },
    d1Databases: { DEAD_LETTERS: 'counted' },
  });
  const ask = async () => {
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    return (await worker.dispatchFetch(`https://shop.test${BASE}/metrics`, { headers })).text();
  };
  const { status } = await send(
    worker,
    batchOf([trackOf(1), trackOf(2), trackOf(3, { metric: 'Poisoned' })]),
  );
  expect(status).toBe(202);
  const database = await worker.getD1Database('DEAD_LETTERS');
  const count = () => database.prepare('SELECT count(*) FROM dead_letters').first('count(*)');
  await expect.poll(() => count().catch(() => 0)).toBe(1);
  const text = await ask();

  expect(text).toContain('keepsend_dead_letters 1\n');
  expect(text).not.toContain('keepsend_queue_messages');
});

test('counts no dead letters where none was ever buried', async () => {
  const METRICS_TOKEN = 'a-token-of-the-operator';
  const worker = await start({
    bindings: { KLAVIYO_API_KEY: KEY, KLAVIYO_URL: sandbox.url, BASE_PATH: BASE, METRICS_TOKEN },
    d1Databases: { DEAD_LETTERS: 'never-used' },
  });
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const answer = await worker.dispatchFetch(`https://shop.test${BASE}/metrics`, { headers });

  expect([answer.status, await answer.text()]).toStrictEqual([
    200,
    expect.stringContaining('keepsend_dead_letters 0\n'),
  ]);
});

test('waits while Klaviyo limits it, and then records everything', async () => {
  sandbox.addFault({ status: 429, retryAfterSeconds: 1, count: 1 });
  await send(await start(), batchAt(1));
  await sandbox.wait({ count: 10, timeoutMs: 15_000 });

  expect(sandbox.requests().filter(({ status }) => status === 429)).toHaveLength(1);
});

test('leaves events with the page when the queue has no database beside it', async () => {
  const { status, text } = await send(await start({ d1Databases: {} }), batchAt(1));

  expect(status).toBe(503);
  expect(text).toContain('not set up');
});

/** A budget, and storage where nothing is counted yet. */
const withBudgets = (budgets: Fields): [bindings: Fields, path: string] => {
  const own = { KLAVIYO_API_KEY: KEY, KLAVIYO_URL: sandbox.url, BASE_PATH: BASE };
  return [{ bindings: { ...own, BUDGETS: budgets } }, mkdtempSync(join(state, 'counters-'))];
};

// Another try, because the hour may have ended meanwhile.
const AGAIN = { retry: 1 };

test('counts budgets in one place, at once and over a restart', AGAIN, async () => {
  const [bindings, path] = withBudgets({ recipientEventsPerHour: 10 });
  const visitor = { anonymous_id: uuid(0xa), email: 'ada@example.com' };
  const sendAs = (worker: Miniflare, number: number) =>
    send(
      worker,
      batchOf(
        [0, 1, 2, 3].map((index) => trackOf(number * 4 + index + 1)),
        { visitor },
      ),
    );
  const first = await start(bindings, path);
  await Promise.all([0, 1].map((number) => sendAs(first, number)));
  await sandbox.wait({ count: 8 });
  await first.dispose();
  const second = await start(bindings, path);
  await Promise.all([2, 3].map((number) => sendAs(second, number)));
  await sandbox.wait({ count: 16 });

  expect(sandbox.events().filter(({ backfill }) => !backfill)).toHaveLength(10);
});

test('holds new identities beyond the budget of all its processes', AGAIN, async () => {
  const worker = await start(...withBudgets({ newIdentitiesPerHour: 5 }));
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, number) => {
      const visitor = {
        anonymous_id: uuid(0xa00 + number),
        email: `visitor-${number}@example.com`,
      };
      return send(worker, batchOf([trackOf(number + 1)], { visitor }));
    }),
  );
  expect(answers.map(({ status }) => status).sort()).toStrictEqual([
    ...Array(5).fill(202),
    ...Array(7).fill(503),
  ]);
});

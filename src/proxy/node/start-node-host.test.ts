import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/server.js';
import { batchOf, KEY, trackOf, tracksOf, uuid } from '../testing/route.js';
import { type NodeHost, type NodeHostOptions, startNodeHost } from './start-node-host.js';

let folder = '';
let sandbox: Sandbox;
let host: NodeHost | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keepsend-host-'));
  sandbox = await startSandbox({ port: 0, processingMs: 0 }, { script: '', style: '' });
});
afterEach(async () => {
  await host?.close();
  host = undefined;
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const start = async (options: Partial<NodeHostOptions> = {}): Promise<NodeHost> => {
  host = await startNodeHost({
    apiKey: KEY,
    basePath: '/q7f2',
    spool: join(folder, 'spool.sqlite'),
    port: 0,
    klaviyoUrl: sandbox.url,
    log: () => {},
    ...options,
  });
  return host;
};

const send = async ({ url }: NodeHost, batch: object) => {
  const answer = await fetch(`${url}/q7f2/e`, {
    method: 'POST',
    body: JSON.stringify(batch),
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  });
  return answer.status;
};

test('brings what it answered for to Klaviyo, each event once', async () => {
  const running = await start();
  const statuses = await Promise.all(
    Array.from({ length: 30 }, (_, number) =>
      send(running, batchOf(Array.from({ length: 10 }, (_, at) => trackOf(number * 10 + at + 1)))),
    ),
  );
  await sandbox.wait({ count: 300 });

  expect(statuses).toStrictEqual(Array(30).fill(202));
  expect(new Set(sandbox.events().map(({ unique_id }) => unique_id)).size).toBe(300);
  expect(sandbox.requests().length).toBeLessThan(60);
  await expect
    .poll(() => running.spool.waiting(), { timeout: 10_000 })
    .toStrictEqual({ messages: 0, bytes: 0 });
});

test('serves the script of the page', async () => {
  const { url } = await start();
  const answer = await fetch(`${url}/q7f2/m.js`);

  expect([answer.status, answer.headers.get('content-type')]).toStrictEqual([
    200,
    expect.stringContaining('javascript'),
  ]);
});

test('keeps what waits for the next start when Klaviyo is away', async () => {
  const away = await start({ klaviyoUrl: 'http://127.0.0.1:9' });
  await send(away, batchOf(tracksOf(3)));
  await away.close();
  expect(sandbox.events()).toHaveLength(0);

  // It may wait for seconds after a failure.
  await start();
  await sandbox.wait({ count: 3, timeoutMs: 15_000 });
});

test('goes on with the others when Klaviyo refuses one', async () => {
  sandbox.addFault({ rejectMetric: 'Poisoned' });
  await send(await start(), batchOf([trackOf(1, { metric: 'Poisoned' }), trackOf(2)]));
  await sandbox.wait({ count: 1 });

  expect(sandbox.events()).toMatchObject([{ unique_id: uuid(2) }]);
  await expect.poll(() => host?.spool.waiting().messages, { timeout: 10_000 }).toBe(0);
});

test('leaves the events with the page when the spool is full', async () => {
  const path = join(folder, 'spool.sqlite');
  expect(await send(await start({ spool: { path, maxBytes: 10 } }), batchOf(tracksOf(3)))).toBe(
    503,
  );
});

test('tells its operator what waits and what became of the rest', async () => {
  sandbox.addFault({ rejectMetric: 'Poisoned' });
  const metricsToken = 'a-token-of-the-operator';
  const running = await start({ metricsToken });
  await send(running, batchOf([trackOf(1, { metric: 'Poisoned' }), trackOf(2)]));
  const ask = async () => {
    const headers = { authorization: `Bearer ${metricsToken}` };
    return (await fetch(`${running.url}/q7f2/metrics`, { headers })).text();
  };
  await expect.poll(ask, { timeout: 10_000 }).toContain('keepsend_dead_letters 1\n');
  const text = await ask();

  expect(text).toContain('keepsend_queue_messages 0\n');
  expect(text).toContain('keepsend_events_total{at="collect",outcome="accepted"} 2\n');
  expect(text).toContain('keepsend_events_total{at="deliver",outcome="rejected"} 1\n');
  expect((await fetch(`${running.url}/q7f2/health`)).status).toBe(200);
});

test('counts visitors behind its proxy by what the proxy says of them', async () => {
  const rateLimits = { perAddress: { requests: 1, windowMs: 3_600_000 } };
  const { url } = await start({ trustedProxies: 1, rateLimits });
  const ask = async (forwarded?: string) => {
    const headers = {
      'sec-fetch-site': 'same-origin',
      ...(forwarded && { 'x-forwarded-for': forwarded }),
    };
    return (await fetch(`${url}/q7f2/e?batch=${uuid(1)}`, { headers })).status;
  };
  expect(await ask('192.0.2.1')).toBe(200);
  expect(await ask('192.0.2.2')).toBe(200);
  expect(await ask('192.0.2.3, 192.0.2.1')).toBe(429);
  expect(await ask()).toBe(200);
  expect(await ask()).toBe(200);
});

test('counts nobody behind a proxy it was not told of', async () => {
  const rateLimits = { perAddress: { requests: 1, windowMs: 3_600_000 } };
  const { url } = await start({ rateLimits });
  const headers = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': '192.0.2.1' };
  for (let n = 0; n < 3; n += 1)
    expect((await fetch(`${url}/q7f2/e?batch=${uuid(1)}`, { headers })).status).toBe(200);
});

test('does not start on a port that is taken, and lets the spool go', async () => {
  const { url } = await start();
  const port = Number(new URL(url).port);
  const spool = join(folder, 'other.sqlite');
  await expect(startNodeHost({ apiKey: KEY, basePath: '/q', spool, port })).rejects.toThrow(
    'EADDRINUSE',
  );
  const other = await startNodeHost({ apiKey: KEY, basePath: '/q', spool, port: 0 });
  await other.close();
});

test('may be told to close twice', async () => {
  const running = await start();
  await Promise.all([running.close(), running.close()]);
  await running.close();
});

test('goes on when its log cannot be written', async () => {
  const running = await start({
    log: () => {
      throw new Error('EPIPE');
    },
  });
  await send(running, batchOf(tracksOf(3)));
  await sandbox.wait({ count: 3 });
});

test.each([
  ['spool', ''],
  ['spool', ':memory:'],
  ['spool', 5],
  ['spool', null],
  ['spool.maxBytes', { path: 'x', maxBytes: '1 MB' }],
  ['port', 'abc'],
  ['port', -1],
  ['host', ''],
  ['trustedProxies', -1],
  ['trustedProxies', '1'],
  ['trustedProxies', true],
])('refuses a %s of %j in one sentence', async (option, value) => {
  const [name = ''] = option.split('.');
  await expect(start({ [name]: value } as object)).rejects.toThrow(`${option} must be `);
});

test('makes no file when an option is wrong', async () => {
  const spool = join(folder, 'none.sqlite');
  await expect(startNodeHost({ apiKey: 'wrong', basePath: '/q', spool })).rejects.toThrow('apiKey');
  expect(existsSync(spool)).toBe(false);
});

import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/server.js';
import { type NodeHost, startNodeHost } from '../node/start-node-host.js';
import { KEY } from '../testing/route.js';
import { order, SECRET } from '../testing/server.js';

let folder = '';
let sandbox: Sandbox;
let host: NodeHost;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keepsend-server-'));
  sandbox = await startSandbox({ port: 0, processingMs: 0 }, { script: '', style: '' });
  host = await startNodeHost({
    apiKey: KEY,
    basePath: '/q7f2',
    serverSecrets: [SECRET],
    spool: join(folder, 'spool.sqlite'),
    port: 0,
    klaviyoUrl: sandbox.url,
    log: () => {},
  });
});
afterEach(async () => {
  await host.close();
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

/** As docs/policy.md has it. */
const send = async (id: string, events: object[]): Promise<number> => {
  const body = JSON.stringify({ events });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', Buffer.from(SECRET.slice(6), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  const { status } = await fetch(`${host.url}/q7f2/server`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
  });
  return status;
};

test('brings orders of a shop on Node to Klaviyo once, however often it sends them', async () => {
  const events = Array.from({ length: 20 }, (_, number) => order(number));
  const nameless = order(20, { unique_id: undefined });
  expect(await send('msg_1', [...events, nameless])).toBe(202);
  expect(await send('msg_1', [...events, nameless])).toBe(202);
  // Another message about the same orders, as a job that is run again sends it.
  expect(await send('msg_2', events)).toBe(202);
  expect(await send('msg_3', [order(99, { metric: 'Refunded Order' })])).toBe(202);
  await sandbox.wait({ metric: 'Refunded Order', count: 1 });
  await expect
    .poll(() => host.spool.waiting(), { timeout: 10_000 })
    .toStrictEqual({ messages: 0, bytes: 0 });

  const ids = sandbox.events().map(({ unique_id }) => unique_id);
  expect(ids.sort()).toStrictEqual(
    [...events.map(({ unique_id }) => unique_id), 'order-99', 'hook.msg_1.20'].sort(),
  );
});

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/server.js';
import { batchOf, type Fields, trackOf, uuid } from '../testing/route.js';
import { serveFrom } from './testing/serve.js';

const EACH = 5;
let folder = '';
let child: ChildProcess | undefined;
let sandbox: Sandbox | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keepsend-serve-'));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await sandbox?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A port where nobody is, and the sandbox will be. */
const findPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const serve = async (klaviyoPort: number): Promise<string> => {
  const serving = await serveFrom(folder, `http://127.0.0.1:${klaviyoPort}`);
  child = serving.child;
  return serving.url;
};

const kill = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
  const ended = once(child as ChildProcess, 'exit');
  child?.kill(signal);
  const [code] = (await ended) as [number | null];
  return code;
};

const batchAt = (number: number): Fields =>
  batchOf(
    Array.from({ length: EACH }, (_, index) => trackOf(number * EACH + index)),
    { visitor: { anonymous_id: uuid(0xa0000 + (number % 7)) } },
  );

/** Sends from several pages at once until the host is gone; the numbers of the batches it answered 202. */
const sendUntilGone = async (url: string, from: number, killAfter: number): Promise<number[]> => {
  const kept: number[] = [];
  let next = from;
  const page = async (): Promise<void> => {
    for (;;) {
      const number = next;
      next += 1;
      const { status } = await fetch(`${url}/e`, {
        method: 'POST',
        body: JSON.stringify(batchAt(number)),
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      });
      if (status === 202) kept.push(number);
      if (kept.length >= killAfter) child?.kill('SIGKILL');
    }
  };
  const gone = once(child as ChildProcess, 'exit');
  await Promise.allSettled(Array.from({ length: 8 }, page));
  await gone;
  return kept;
};

test('loses nothing that it answered for, however often it is killed', async () => {
  const port = await findPort();
  // Klaviyo is away at first: what waits outlives the process.
  const kept = await sendUntilGone(await serve(port), 0, 40);
  sandbox = await startSandbox({ port, processingMs: 0 }, { script: '', style: '' });
  for (let life = 1; life <= 3; life += 1)
    kept.push(...(await sendUntilGone(await serve(port), life * 1_000, 30 * life)));
  await serve(port);
  const promised = kept.flatMap((number) =>
    Array.from({ length: EACH }, (_, index) => uuid(number * EACH + index)),
  );
  const recorded = () => sandbox?.events().map(({ unique_id }) => unique_id) ?? [];
  const missing = (): number => {
    const ids = new Set(recorded());
    return promised.filter((id) => !ids.has(id)).length;
  };
  await expect.poll(missing, { timeout: 60_000 }).toBe(0);
  const ids = recorded();

  expect(kept.length).toBeGreaterThanOrEqual(40 + 30 + 60 + 90);
  expect(new Set(ids).size).toBe(ids.length);
}, 120_000);

test('ends what is under way when it is told to stop, and says so by its exit code', async () => {
  const port = await findPort();
  sandbox = await startSandbox({ port, processingMs: 0 }, { script: '', style: '' });
  sandbox.addFault({ delayMs: 300 });
  const url = await serve(port);
  const answer = await fetch(`${url}/e`, {
    method: 'POST',
    body: JSON.stringify(batchAt(1)),
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.status).toBe(202);
  await expect.poll(() => sandbox?.requests().length, { timeout: 5_000 }).toBeGreaterThan(0);

  expect(await kill('SIGTERM')).toBe(0);
  await sandbox.settle();
  expect(sandbox.events()).toHaveLength(EACH);
}, 30_000);

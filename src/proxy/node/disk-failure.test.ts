import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/server.js';
import { batchOf, trackOf, uuid } from '../testing/route.js';
import { type Serving, serveFrom } from './testing/serve.js';

/** What limits the files of a process while it runs: a write beyond fails as on a broken disk (EFBIG, an I/O error to SQLite). */
const limitFiles = (pid: number, bytes: number | 'unlimited') =>
  spawnSync('prlimit', [`--fsize=${bytes}:unlimited`, '--pid', String(pid)]);

const canLimit = limitFiles(process.pid, 'unlimited').status === 0;
if (!canLimit) console.warn('disk-failure.test.ts is skipped: there is no prlimit here');

let folder = '';
let sandbox: Sandbox;
let serving: Serving | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keepsend-disk-failure-'));
  sandbox = await startSandbox({ port: 0, processingMs: 0 }, { script: '', style: '' });
});
afterEach(async () => {
  serving?.child.kill('SIGKILL');
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const send = async (number: number): Promise<number> => {
  const properties = { text: 'x'.repeat(20_000) };
  const { status } = await fetch(`${serving?.url}/e`, {
    method: 'POST',
    body: JSON.stringify(batchOf([trackOf(number, { properties })])),
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  });
  return status;
};
const recorded = () => sandbox.events().map(({ unique_id }) => unique_id);

test.skipIf(!canLimit)(
  'leaves events with the page while the disk fails, and goes on by itself with all it answered for',
  async () => {
    const comeBack = sandbox.addFault({ status: 503 });
    serving = await serveFrom(folder, sandbox.url);
    const lines: string[] = [];
    if (serving.child.stdout)
      createInterface({ input: serving.child.stdout }).on('line', (line) => lines.push(line));
    const pid = serving.child.pid ?? 0;
    expect(await send(1)).toBe(202);
    limitFiles(pid, 4_096);
    expect([await send(2), await send(3)]).toStrictEqual([503, 503]);
    expect((await fetch(`${serving.url}/health`)).status).toBe(503);
    await expect
      .poll(() => lines.find((line) => line.includes('"name":"queue"')))
      .toContain('cannot be used: the disk failed; the log of the system says more');

    limitFiles(pid, 'unlimited');
    comeBack();
    await expect.poll(() => send(4), { timeout: 20_000 }).toBe(202);
    await expect.poll(recorded, { timeout: 40_000 }).toHaveLength(2);
    expect(recorded().sort()).toStrictEqual([uuid(1), uuid(4)]);
    expect((await fetch(`${serving.url}/health`)).status).toBe(200);
  },
  90_000,
);

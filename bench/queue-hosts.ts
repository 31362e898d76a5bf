import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runWorker } from './run-worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'keepsend-bench-queue-'));
const children: ChildProcess[] = [];
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** The shipped sandbox with Klaviyo's rate limits on; its address. */
export const startSandbox = async (): Promise<string> => {
  const child = fork('bench/sandbox-server.ts', {
    execArgv: ['--no-warnings'],
    env: { ...process.env, RATE_LIMITS: 'on' },
  });
  children.push(child);
  const [url] = (await once(child, 'message')) as [string];
  return url;
};

/** The shipped host on disk; the route's address. */
export const startNode = async (klaviyoUrl: string, klaviyoShare: number): Promise<string> => {
  const config = join(folder, 'config.json');
  const spool = join(folder, 'spool.sqlite');
  writeFileSync(
    config,
    JSON.stringify({ basePath: '/q', spool, port: 0, klaviyoUrl, klaviyoShare }),
  );
  const child = spawn(process.execPath, ['dist/cli.js', 'serve', '--config', config], {
    env: { ...process.env, KLAVIYO_API_KEY: 'pk_bench' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^Route {2}(\S+)/.exec(line) ?? [];
    if (url) {
      child.stdout.resume();
      return url;
    }
  }
  throw new Error('the host ended before it said where it is');
};

/** The shipped Worker in workerd, with the queue as wrangler.queued.jsonc sets it; the route's address. */
export const startWorker = async (klaviyoUrl: string, gathers: boolean): Promise<string> => {
  const { origin } = await runWorker(
    'dist/worker.js',
    '/q',
    { KLAVIYO_URL: klaviyoUrl },
    {
      gathers,
      cacheAPI: false,
      queueConsumers: { events: { maxBatchSize: 100, maxBatchTimeout: 5 } },
    },
  );
  return `${origin}/q`;
};

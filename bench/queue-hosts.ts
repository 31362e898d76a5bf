import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';

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
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.ERROR),
      handleStructuredLogs: () => {},
      workers: [
        {
          name: 'worker',
          modules: true,
          scriptPath: 'dist/worker.js',
          compatibilityDate: '2026-11-01',
          bindings: { KLAVIYO_API_KEY: 'pk_bench', KLAVIYO_URL: klaviyoUrl, BASE_PATH: '/q' },
          queueProducers: { EVENTS: 'events' },
          queueConsumers: { events: { maxBatchSize: 100, maxBatchTimeout: 5 } },
          d1Databases: { DEAD_LETTERS: 'dead-letters' },
          durableObjects: gathers ? { GATHERER: { className: 'Gatherer', useSQLite: true } } : {},
          cacheAPI: false,
          unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
        },
      ],
    }),
  );
  await miniflare.ready;
  const { origin } = await miniflare.unsafeGetDirectURL('worker');
  return `${origin}/q`;
};

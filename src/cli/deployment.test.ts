import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { batchOf, trackOf, uuid } from '../proxy/testing/route.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import { startSandbox } from '../sandbox/server.js';
import { run } from './run.js';
import { type FakeCloudflare, startCloudflare } from './testing/cloudflare.js';
import { fakeIo, KEY } from './testing/fake-io.js';
import { runDeployed } from './testing/run-deployed.js';

const WRANGLER = join(process.cwd(), 'node_modules/wrangler/bin/wrangler.js');
const execute = promisify(execFile);

let folder = '';
let cloudflare: FakeCloudflare;
let sandbox: Sandbox;
/** What `keepsend init --queue` says is to be typed, wrangler's part of it. */
let commands: string[] = [];
let output = '';

/** In the shop's folder. */
const runWrangler = async (args: readonly string[], input: string): Promise<string> => {
  const running = execute(process.execPath, ['--no-warnings', WRANGLER, ...args], { cwd: folder });
  running.child.stdin?.end(input);
  const { stdout, stderr } = await running;
  return stdout + stderr;
};

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'keepsend-deployment-')));
  cloudflare = await startCloudflare();
  // Who has logged in.
  vi.stubEnv('CLOUDFLARE_API_BASE_URL', cloudflare.url);
  vi.stubEnv('CLOUDFLARE_API_TOKEN', 'token');
  vi.stubEnv('CLOUDFLARE_ACCOUNT_ID', 'account');
  vi.stubEnv('CLOUDFLARE_CF_FETCH_ENABLED', 'false');
  vi.stubEnv('WRANGLER_SEND_METRICS', 'false');
  sandbox = await startSandbox({ port: 0, processingMs: 0 }, { script: '', style: '' });
  const dist = join(folder, 'node_modules/keepsend/dist');
  mkdirSync(dist, { recursive: true });
  cpSync('dist/worker.js', join(dist, 'worker.js'));
  const io = fakeIo({}, {});
  await run(['init', '--queue', '--shop', 'https://shop.example', '--dir', folder], io);
  commands = io.lines.flatMap((line) => /^ +npx wrangler ([^#]*[^#\s])/.exec(line)?.[1] ?? []);
  for (const command of commands)
    if (command !== 'login') output += await runWrangler(command.split(/\s+/), `${KEY}\n`);
}, 120_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await cloudflare.close();
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

test('what is typed creates two queues, a database and a secret, and deploys', () => {
  const { account, strange } = cloudflare;

  expect(account.queues).toStrictEqual(['keepsend-events', 'keepsend-unread']);
  expect([...account.databases.values()]).toStrictEqual(['keepsend-dead-letters']);
  expect([...account.secrets]).toStrictEqual([['KLAVIYO_API_KEY', KEY]]);
  expect(account.consumers.get('keepsend-events')).toStrictEqual({
    type: 'worker',
    script_name: 'keepsend',
    dead_letter_queue: 'keepsend-unread',
    settings: {
      batch_size: 100,
      max_wait_time_ms: 5_000,
      max_concurrency: 1,
      max_retries: 100,
      retry_delay: 30,
    },
  });
  // Whether there is an earlier deployment.
  expect(
    strange.every((one) => /^GET .*keepsend(\/(secrets|settings|deployments))?$/.test(one)),
  ).toBe(true);
});

test('the database made is the one of the configuration, with nothing to be put in by hand', () => {
  const config = readFileSync(join(folder, 'wrangler.jsonc'), 'utf8');
  const [id] = cloudflare.account.databases.keys();

  expect(config.match(/"database_id": "([^"]*)"/g)).toStrictEqual([`"database_id": "${id}"`]);
  expect(config).toContain('// What Klaviyo refuses, with its reason.');
});

test('only the path of the route is taken from the shop', () => {
  const { routes, worker } = cloudflare.account;
  const base = worker?.metadata.bindings.find(({ name }) => name === 'BASE_PATH')?.text;

  expect(routes).toStrictEqual([`shop.example${base}/*`]);
});

test('the key is nowhere but in the secret', () => {
  expect(JSON.stringify(cloudflare.account.worker)).not.toContain(KEY);
  expect(readFileSync(join(folder, 'wrangler.jsonc'), 'utf8') + output).not.toContain(KEY);
});

/** As its operator asks for them. */
const listDead = async (): Promise<string> => {
  const io = fakeIo({}, {});
  const place = ['--d1', 'keepsend-dead-letters', '--remote'];
  await run(['dead', 'list', ...place, '--config', join(folder, 'wrangler.jsonc')], io);
  return [...io.lines, ...io.errors].join('\n');
};

test('what was uploaded brings events to Klaviyo, and dead letters to its operator', async () => {
  sandbox.addFault({ rejectMetric: 'Poisoned' });
  const worker = await runDeployed(cloudflare.account, { KLAVIYO_URL: sandbox.url });
  const database = await worker.getD1Database('DEAD_LETTERS');
  cloudflare.query = async (sql) => (await database.prepare(sql).all()).results;
  const [route = ''] = cloudflare.account.routes;
  const answer = await worker.dispatchFetch(`https://${route.replace('*', 'e')}`, {
    method: 'POST',
    body: JSON.stringify(batchOf([trackOf(1), trackOf(2, { metric: 'Poisoned' })])),
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.status).toBe(202);
  await sandbox.wait({ count: 1, timeoutMs: 20_000 });
  const count = () => database.prepare('SELECT count(*) FROM dead_letters').first('count(*)');
  await expect.poll(() => count().catch(() => 0), { timeout: 20_000 }).toBe(1);
  const list = await listDead();
  await worker.dispose();

  expect(sandbox.events().map(({ unique_id }) => unique_id)).toStrictEqual([uuid(1)]);
  expect(list).toContain(uuid(2));
  expect(list).toContain('refused_by_klaviyo');
}, 90_000);

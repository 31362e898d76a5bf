// What the queue on Node carries: batches of pages at a steady rate, the shipped host on disk, the
// shipped sandbox with Klaviyo's rate limits on.
// node bench/queue.ts [--rate 2000] [--seconds 120] [--share 0.9] [--json]
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { show, table } from './figures.ts';

const options = {
  rate: { type: 'string', default: '2000' },
  seconds: { type: 'string', default: '120' },
  share: { type: 'string', default: '0.9' },
  json: { type: 'boolean', default: false },
} as const;
const { values } = parseArgs({ options });
const rate = Number(values.rate);
const seconds = Number(values.seconds);

const EACH = 20;
const TICK_MS = 50;
const folder = mkdtempSync(join(tmpdir(), 'keepsend-bench-queue-'));
const children: ChildProcess[] = [];
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const startSandbox = async (): Promise<string> => {
  const child = fork('bench/sandbox-server.ts', {
    execArgv: ['--no-warnings'],
    env: { ...process.env, RATE_LIMITS: 'on' },
  });
  children.push(child);
  const [url] = (await once(child, 'message')) as [string];
  return url;
};

const startHost = async (klaviyoUrl: string): Promise<string> => {
  const config = join(folder, 'config.json');
  writeFileSync(
    config,
    JSON.stringify({
      basePath: '/q',
      spool: join(folder, 'spool.sqlite'),
      port: 0,
      klaviyoUrl,
      klaviyoShare: Number(values.share),
    }),
  );
  const child = spawn(process.execPath, ['dist/cli.js', 'serve', '--config', config], {
    env: { ...process.env, KLAVIYO_API_KEY: 'pk_bench', METRICS_TOKEN: 'bench-bench-bench' },
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

const batch = (): string => {
  const now = new Date().toISOString();
  const events = Array.from({ length: EACH }, () => ({
    id: crypto.randomUUID(),
    time: now,
    metric: 'Viewed Product',
    properties: { ProductName: 'Teapot', ProductID: 'T-1', Categories: ['Tea', 'Pots'] },
  }));
  const visitor = { anonymous_id: crypto.randomUUID() };
  return JSON.stringify({ v: 1, sent_at: now, batch: crypto.randomUUID(), visitor, events });
};

const klaviyoUrl = await startSandbox();
const url = await startHost(klaviyoUrl);
let kept = 0;
const answerMs: number[] = [];
const send = async (): Promise<void> => {
  const startMs = performance.now();
  const { status } = await fetch(`${url}/e`, {
    method: 'POST',
    body: batch(),
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  });
  answerMs.push(performance.now() - startMs);
  if (status === 202) kept += EACH;
};

const queueOf = async (): Promise<{ [name: string]: number }> => {
  const headers = { authorization: 'Bearer bench-bench-bench' };
  const text = await (await fetch(`${url}/metrics`, { headers })).text();
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [, name, value] = /^([^#\s]+) (\S+)$/.exec(line) ?? [];
      return name ? [[name, Number(value)]] : [];
    }),
  );
};

const startMs = performance.now();
const under: Promise<void>[] = [];
let sent = 0;
while (performance.now() - startMs < seconds * 1_000) {
  const due = Math.floor(((performance.now() - startMs) / 1_000) * rate);
  for (; sent + EACH <= due; sent += EACH) under.push(send());
  await sleep(TICK_MS);
}
await Promise.all(under);
const sentMs = performance.now() - startMs;
const atEnd = await queueOf();
const carried = kept - EACH * (atEnd.keepsend_queue_messages ?? 0);
while ((await queueOf()).keepsend_queue_messages) await sleep(250);
const drainedMs = performance.now() - startMs;
const requests = (await (await fetch(`${klaviyoUrl}/_sandbox/requests`)).json()) as {
  path: string;
  status: number;
}[];
const list = Array.isArray(requests) ? requests : [];
const bulk = list.filter(({ path }) => path.includes('bulk'));
answerMs.sort((a, b) => a - b);

const figures = {
  'events offered a second': rate,
  'events taken a second': (kept / sentMs) * 1_000,
  'events delivered a second meanwhile': (carried / sentMs) * 1_000,
  'median answer, ms': answerMs[Math.floor(answerMs.length / 2)] ?? Number.NaN,
  '99th answer, ms': answerMs[Math.floor(answerMs.length * 0.99)] ?? Number.NaN,
  'queue empty after the last, s': (drainedMs - sentMs) / 1_000,
  'bulk calls a 1,000 events': bulk.length / (kept / 1_000),
  'answers of 429': list.filter(({ status }) => status === 429).length,
};
if (values.json) console.log(JSON.stringify(figures));
else console.log(table(Object.entries(figures).map(([name, value]) => [name, show(value)])));
process.exit();

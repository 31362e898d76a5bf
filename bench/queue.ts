// What a queue carries: batches of pages at a steady rate, the shipped route and consumer, the shipped
// sandbox with Klaviyo's rate limits on. On Node, on disk; or the Worker, in workerd.
// node bench/queue.ts [--rate 2000] [--each 20] [--seconds 120] [--share 0.9] [--json]
// node bench/queue.ts --worker [--alone] [--rate 2000] [--each 20] [--seconds 120] [--json]
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { show, table } from './figures.ts';
import { startNode, startSandbox, startWorker } from './queue-hosts.ts';

const options = {
  rate: { type: 'string', default: '2000' },
  each: { type: 'string', default: '20' },
  seconds: { type: 'string', default: '120' },
  share: { type: 'string', default: '0.9' },
  worker: { type: 'boolean', default: false },
  /** Without what gathers small batches. */
  alone: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;
const { values } = parseArgs({ options });
const rate = Number(values.rate);
const each = Number(values.each);
const seconds = Number(values.seconds);

const TICK_MS = 50;

const batch = (): string => {
  const now = new Date().toISOString();
  const events = Array.from({ length: each }, () => ({
    id: crypto.randomUUID(),
    time: now,
    metric: 'Viewed Product',
    properties: { ProductName: 'Teapot', ProductID: 'T-1', Categories: ['Tea', 'Pots'] },
  }));
  const visitor = { anonymous_id: crypto.randomUUID() };
  return JSON.stringify({ v: 1, sent_at: now, batch: crypto.randomUUID(), visitor, events });
};

const klaviyoUrl = await startSandbox();
const url = await (values.worker
  ? startWorker(klaviyoUrl, !values.alone)
  : startNode(klaviyoUrl, Number(values.share)));
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
  if (status === 202) kept += each;
};

const askSandbox = async <Answer>(what: string): Promise<Answer> =>
  (await fetch(`${klaviyoUrl}/_sandbox/${what}`)).json() as Promise<Answer>;
/** Of the events that were taken, how many Klaviyo has recorded. */
const countRecorded = async (): Promise<number> =>
  (await askSandbox<{ events: number }>('state')).events;

const startMs = performance.now();
const under: Promise<void>[] = [];
let sent = 0;
while (performance.now() - startMs < seconds * 1_000) {
  const due = Math.floor(((performance.now() - startMs) / 1_000) * rate);
  for (; sent + each <= due; sent += each) under.push(send());
  await sleep(TICK_MS);
}
await Promise.all(under);
const sentMs = performance.now() - startMs;
const recorded = await countRecorded();
while ((await countRecorded()) < kept) await sleep(250);
const drainedMs = performance.now() - startMs;
const list = await askSandbox<{ path: string; status: number }[]>('requests');
const bulk = list.filter(({ path }) => path.includes('bulk'));
answerMs.sort((a, b) => a - b);

const figures = {
  'events offered a second': rate,
  'events taken a second': (kept / sentMs) * 1_000,
  'events recorded a second meanwhile': (recorded / sentMs) * 1_000,
  'median answer, ms': answerMs[Math.floor(answerMs.length / 2)] ?? Number.NaN,
  '99th answer, ms': answerMs[Math.floor(answerMs.length * 0.99)] ?? Number.NaN,
  'all recorded after the last, s': (drainedMs - sentMs) / 1_000,
  'bulk calls a 1,000 events': bulk.length / (kept / 1_000),
  'answers of 429': list.filter(({ status }) => status === 429).length,
};
if (values.json) console.log(JSON.stringify(figures));
else console.log(table(Object.entries(figures).map(([name, value]) => [name, show(value)])));
process.exit();

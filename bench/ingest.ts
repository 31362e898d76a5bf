// How fast the Worker takes batches of pages into its queue, beside a Worker that checks nothing.
// node bench/ingest.ts [--rounds 7] [--seconds 4] [--connections 16] [--cache] [--save]
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { childrenNamed, cpuTimeMs } from './cpu-time.ts';
import { median, show, table } from './figures.ts';

const options = {
  rounds: { type: 'string', default: '7' },
  seconds: { type: 'string', default: '4' },
  connections: { type: 'string', default: '16' },
  cache: { type: 'boolean', default: false },
  save: { type: 'boolean', default: false },
} as const;
const { values } = parseArgs({ options });
const { rounds, seconds, connections, save } = values;

const RESULTS = 'bench/results/ingest.json';
const SIZES = [1, 10];
/** So many that none of them asks more often than the route allows. */
const VISITORS = 2_000;
const PATH = '/q7f2/e';

/** A Worker in a workerd of its own, asked without Miniflare's own Worker in between. */
const start = async (scriptPath: string) => {
  const others = childrenNamed('workerd');
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
          scriptPath,
          compatibilityDate: '2026-11-01',
          bindings: { KLAVIYO_API_KEY: 'pk_bench', BASE_PATH: '/q7f2' },
          queueProducers: { EVENTS: 'events' },
          d1Databases: { DEAD_LETTERS: 'dead-letters' },
          // Miniflare's cache is a database on disk, and its work the Worker's: not so at Cloudflare.
          cacheAPI: values.cache,
          unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
        },
      ],
    }),
  );
  await miniflare.ready;
  const { origin } = await miniflare.unsafeGetDirectURL('worker');
  const pid = childrenNamed('workerd').find((one) => !others.includes(one));
  return { url: `${origin}${PATH}`, pid, stop: () => miniflare.dispose() };
};

type Running = Awaited<ReturnType<typeof start>>;

/** A visitor of the shop: his address, his id, and the cookie the route gave him. */
interface Visitor {
  address: string;
  id: string;
  cookie: string;
}

const HEADERS = {
  'content-type': 'application/json',
  'sec-fetch-site': 'same-origin',
  origin: 'https://shop.example',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36',
};

/** As the tracker writes it: 350 bytes an event. */
const eventOf = (now: string) => ({
  id: crypto.randomUUID(),
  time: now,
  metric: 'Viewed Product',
  properties: {
    ProductName: 'First Light',
    ProductID: '1001',
    SKU: 'FL-1001',
    Categories: ['Tea', 'Pots'],
    ImageURL: 'https://shop.example/images/first-light.jpg',
    URL: 'https://shop.example/products/first-light',
    Brand: 'Keepsake',
    Price: 14.5,
  },
});

const batchOf = (id: string, size: number): string => {
  const now = new Date().toISOString();
  const events = Array.from({ length: size }, () => eventOf(now));
  const visitor = { anonymous_id: id, email: 'ada@example.com' };
  return JSON.stringify({ v: 1, sent_at: now, batch: crypto.randomUUID(), visitor, events });
};

/** Lets a visitor send his first batch, as everybody does before he has a cookie. */
const welcome = async (url: string, number: number): Promise<Visitor> => {
  const id = crypto.randomUUID();
  const address = `203.0.${number >> 8}.${number & 255}`;
  const headers = { ...HEADERS, 'cf-connecting-ip': address };
  const answer = await fetch(url, { method: 'POST', headers, body: batchOf(id, 1) });
  await answer.arrayBuffer();
  if (answer.status !== 202) throw new Error(`a first batch was answered ${answer.status}`);
  return { address, id, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
};

const load = async ({ url, pid }: Running, visitors: readonly Visitor[], size: number) => {
  let next = 0;
  const startMs = cpuTimeMs(pid);
  const result = await autocannon({
    url,
    connections: Number(connections),
    duration: Number(seconds),
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          const visitor = visitors[next++ % visitors.length] as Visitor;
          const { address, cookie, id } = visitor;
          const headers = { ...HEADERS, 'cf-connecting-ip': address, cookie };
          return { ...request, headers, body: batchOf(id, size) };
        },
      },
    ],
  });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${result.non2xx} batches were refused, ${result.errors} failed`);
  return {
    perSecond: result['2xx'] / result.duration,
    p99Ms: result.latency.p99,
    cpuMs: (cpuTimeMs(pid) - startMs) / result['2xx'],
  };
};

type Load = Awaited<ReturnType<typeof load>>;

const workers = [await start('dist/worker.js'), await start('bench/bare-worker.js')] as const;
const [ours] = workers;
const numbers = Array.from({ length: VISITORS }, (_, number) => number);
const visitors: Visitor[] = [];
while (numbers.length)
  visitors.push(
    ...(await Promise.all(numbers.splice(0, 20).map((number) => welcome(ours.url, number)))),
  );

/** Who goes first changes from round to round. */
const measure = async (size: number) => {
  const loads: [Load[], Load[]] = [[], []];
  for (let round = 0; round <= Number(rounds); round++) {
    const order = round % 2 ? ([0, 1] as const) : ([1, 0] as const);
    for (const which of order) {
      const one = await load(workers[which], visitors, size);
      // The first warms up.
      if (round) loads[which].push(one);
    }
    process.stderr.write(`batches of ${size}: round ${round} of ${rounds}\n`);
  }
  const [keepsend, bare] = loads.map((of) => ({
    perSecond: median(of.map(({ perSecond }) => perSecond)),
    p99Ms: median(of.map(({ p99Ms }) => p99Ms)),
    cpuMs: median(of.map(({ cpuMs }) => cpuMs)),
  })) as [Load, Load];
  // Of the two loads of a round, which a busy machine slows down alike.
  const ratios = loads[0].map(({ perSecond }, at) => perSecond / (loads[1][at]?.perSecond ?? 0));
  return { events: size, keepsend, bare, ratio: median(ratios), worst: Math.min(...ratios) };
};

const rows = [];
for (const size of SIZES) rows.push(await measure(size));
for (const worker of workers) await worker.stop();

const { model = 'unknown' } = cpus()[0] ?? {};
const machine = `${cpus().length} x ${model}, Node ${process.versions.node}`;
const date = new Date().toISOString().slice(0, 10);
if (save)
  writeFileSync(
    RESULTS,
    `${JSON.stringify({ date, machine, rounds: Number(rounds), seconds: Number(seconds), rows }, null, 1)}\n`,
  );
const HEADS = ['of a batch of', '', 'a second', 'p99, ms', 'CPU, ms', 'ratio', 'worst'];
console.log(
  table([
    HEADS,
    ...rows.flatMap(({ events, keepsend, bare, ratio, worst }) => [
      [`${events}`, 'keepsend', ...Object.values(keepsend).map(show), show(ratio), show(worst)],
      ['', 'bare', ...Object.values(bare).map(show), '', ''],
    ]),
  ]),
);

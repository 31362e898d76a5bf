// How fast the sandbox takes events, beside a bare Hono server in the same run.
// node bench/sandbox.ts [--rounds 5] [--seconds 3] [--json]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { median, show, table } from './figures.ts';

const options = {
  rounds: { type: 'string', default: '5' },
  seconds: { type: 'string', default: '3' },
  json: { type: 'boolean', default: false },
} as const;
const { rounds, seconds, json } = parseArgs({ options }).values;

const HEADERS = {
  authorization: 'Klaviyo-API-Key pk_bench',
  revision: '2026-07-15',
  'content-type': 'application/vnd.api+json',
};
const CONNECTIONS = 32;
const PEOPLE = 1_000;
const BULK_EVENTS = 1_000;

let count = 0;
const makeEvent = () => {
  count += 1;
  return {
    type: 'event',
    attributes: {
      unique_id: `bench-${count}`,
      time: new Date(Date.UTC(2026, 0, 1) + count * 1_000).toISOString(),
      value: 49.9,
      properties: {
        ProductName: 'Teapot',
        ProductID: `T-${count % 40}`,
        Categories: ['Tea', 'Pots'],
        URL: 'https://shop.example/teapot',
      },
      metric: { data: { type: 'metric', attributes: { name: 'Viewed Product' } } },
    },
  };
};

const profile = (number: number) => ({
  data: { type: 'profile', attributes: { email: `person-${number % PEOPLE}@example.com` } },
});

const makeCreate = () => {
  const event = makeEvent();
  const attributes = { ...event.attributes, profile: profile(count) };
  return JSON.stringify({ data: { ...event, attributes } });
};

const makeBulk = () => {
  const groups = Array.from({ length: BULK_EVENTS / 10 }, (_, at) => ({
    type: 'event-bulk-create',
    attributes: {
      profile: profile(at),
      events: { data: Array.from({ length: 10 }, makeEvent) },
    },
  }));
  const attributes = { 'events-bulk-create': { data: groups } };
  return JSON.stringify({ data: { type: 'event-bulk-create-job', attributes } });
};

const withServer = async <Result>(file: string, use: (url: string) => Promise<Result>) => {
  const child = fork(new URL(file, import.meta.url), {
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [url] = (await once(child, 'message')) as [string];
  try {
    return await use(url);
  } finally {
    child.disconnect();
    await once(child, 'exit');
  }
};

const load = async (url: string) => {
  const result = await autocannon({
    url: `${url}/api/events`,
    connections: CONNECTIONS,
    duration: Number(seconds),
    requests: [
      {
        method: 'POST',
        headers: HEADERS,
        setupRequest: (request) => ({ ...request, body: makeCreate() }),
      },
    ],
  });
  if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx} creates were refused`);
  return result['2xx'] / result.duration;
};

const timeBulk = async (url: string) => {
  const body = makeBulk();
  const start = performance.now();
  const init = { method: 'POST', headers: HEADERS, body };
  const answer = await fetch(`${url}/api/event-bulk-create-jobs`, init);
  await answer.arrayBuffer();
  if (answer.status !== 202) throw new Error(`bulk was answered ${answer.status}`);
  return performance.now() - start;
};

const measure = (file: string) =>
  withServer(file, async (url) => {
    await timeBulk(url);
    const bulks: number[] = [];
    for (let time = 0; time < 10; time += 1) bulks.push(await timeBulk(url));
    return { creates: await load(url), bulk: median(bulks) };
  });

const sandbox: { creates: number; bulk: number }[] = [];
const bare: typeof sandbox = [];
for (let round = 1; round <= Number(rounds); round += 1) {
  process.stderr.write(`round ${round} of ${rounds}\n`);
  sandbox.push(await measure('./sandbox-server.ts'));
  bare.push(await measure('./bare-hono.ts'));
}
const of = (figures: typeof sandbox) => ({
  createsPerSecond: median(figures.map(({ creates }) => creates)),
  bulkOf1000Ms: median(figures.map(({ bulk }) => bulk)),
});
const [ours, peer] = [of(sandbox), of(bare)];
const row = (title: string, key: keyof typeof ours) => [
  title,
  show(ours[key]),
  show(peer[key]),
  show(ours[key] / peer[key]),
];
if (json) console.log(JSON.stringify({ rounds: Number(rounds), sandbox: ours, bareHono: peer }));
else
  console.log(
    table([
      [`medians of ${rounds} rounds`, 'sandbox', 'bare Hono', 'ratio'],
      row('creates a second', 'createsPerSecond'),
      row('bulk of 1,000, ms', 'bulkOf1000Ms'),
    ]),
  );

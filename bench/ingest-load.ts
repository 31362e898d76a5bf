import autocannon from 'autocannon';
import { cpuTimeMs } from './cpu-time.ts';
import type { RunningWorker } from './ingest-worker.ts';

/** So many as send that often: each of them every few seconds. */
const VISITORS = 5_000;
/** One of so many has said who he is. */
const NAMED = 4;

/** A visitor of the shop: his address, his ids, and the cookie the route gave him. */
export interface Visitor {
  address: string;
  identifiers: { anonymous_id: string; email?: string };
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

const batchOf = (visitor: Visitor['identifiers'], size: number): string => {
  const now = new Date().toISOString();
  const events = Array.from({ length: size }, () => eventOf(now));
  return JSON.stringify({ v: 1, sent_at: now, batch: crypto.randomUUID(), visitor, events });
};

/** Lets a visitor send his first batch, as everybody does before he has a cookie. */
const welcome = async (url: string, number: number): Promise<Visitor> => {
  const identifiers = {
    anonymous_id: crypto.randomUUID(),
    ...(number % NAMED === 0 && { email: `visitor-${number}@example.com` }),
  };
  const address = `203.0.${number >> 8}.${number & 255}`;
  const headers = { ...HEADERS, 'cf-connecting-ip': address };
  const answer = await fetch(url, { method: 'POST', headers, body: batchOf(identifiers, 1) });
  await answer.arrayBuffer();
  if (answer.status !== 202) throw new Error(`a first batch was answered ${answer.status}`);
  return { address, identifiers, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
};

export const load = async (
  { url, pid }: RunningWorker,
  visitors: readonly Visitor[],
  size: number,
  seconds: number,
  connections: number,
) => {
  let next = 0;
  const startMs = cpuTimeMs(pid);
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          const visitor = visitors[next++ % visitors.length] as Visitor;
          const { address, cookie, identifiers } = visitor;
          const headers = { ...HEADERS, 'cf-connecting-ip': address, cookie };
          return { ...request, headers, body: batchOf(identifiers, size) };
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

export type Load = Awaited<ReturnType<typeof load>>;

export const welcomeAll = async (url: string): Promise<Visitor[]> => {
  const numbers = Array.from({ length: VISITORS }, (_, number) => number);
  const visitors: Visitor[] = [];
  while (numbers.length)
    visitors.push(
      ...(await Promise.all(numbers.splice(0, 500).map((number) => welcome(url, number)))),
    );
  return visitors;
};

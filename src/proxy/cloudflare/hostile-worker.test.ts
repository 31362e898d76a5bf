import { Agent, createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import fc from 'fast-check';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HostileRequest, hostileRequest } from '../testing/hostile-requests.js';
import { refused } from '../testing/ladder.js';
import { BASE, batchOf, KEY, SHOP, trackOf } from '../testing/route.js';
import { SECRET } from '../testing/server.js';

/** So many inputs, from this seed on. */
const INPUTS = Number(process.env.KEEPSEND_FUZZ_INPUTS ?? 5_000);
const SEED = Number(process.env.KEEPSEND_FUZZ_SEED ?? 1);
const WIDTH = 24;
const TOKEN = 'metrics-token-of-the-operator';
const LOOSE = { requests: 1e9, windowMs: 60_000 };

/** In no answer and no line of the log. */
const HIDDEN = [KEY, KEY.slice(3), SECRET, SECRET.slice(6), TOKEN, 'token-secret'];

let klaviyo: Server;
let miniflare: Miniflare;
let worker: URL;
let upstreamCalls = 0;
const lines: string[] = [];
const agent = new Agent({ keepAlive: true, maxSockets: WIDTH });

beforeAll(async () => {
  klaviyo = createServer((incoming, outgoing) => {
    upstreamCalls += 1;
    incoming.resume();
    outgoing.writeHead(202).end();
  });
  await new Promise<void>((resolve) => klaviyo.listen(0, '127.0.0.1', resolve));
  const { port } = klaviyo.address() as AddressInfo;
  miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.NONE),
      host: '127.0.0.1',
      port: 0,
      handleStructuredLogs: ({ message }) => void lines.push(message),
      workers: [
        {
          name: 'keepsend',
          modules: true,
          scriptPath: 'dist/worker.js',
          compatibilityDate: '2026-11-01',
          bindings: {
            KLAVIYO_API_KEY: KEY,
            KLAVIYO_URL: `http://127.0.0.1:${port}`,
            BASE_PATH: BASE,
            SERVER_SECRETS: SECRET,
            TOKEN_SECRETS: 'token-secret-of-at-least-32-characters',
            METRICS_TOKEN: TOKEN,
            LINK_HOSTS: 'shop.test',
            RATE_LIMITS: { perAddress: LOOSE, perVisitor: LOOSE },
          },
        },
      ],
    }),
  );
  worker = await miniflare.ready;
}, 60_000);
afterAll(async () => {
  agent.destroy();
  await miniflare.dispose();
  await new Promise((resolve) => klaviyo.close(resolve));
});

interface Answer {
  status: number;
  headers: { [name: string]: string | string[] | undefined };
  text: string;
}

const ask = ({ method, path, headers, body }: HostileRequest): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asking = request(new URL(worker.origin), { method, path, headers, agent }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    asking.on('error', reject);
    asking.end(body);
  });

/** What is wrong with an answer to somebody hostile; nothing when it is as it should be. */
const faultsOf = ({ status, headers, text }: Answer): string[] => {
  const all = `${JSON.stringify(headers)}${text}`;
  const results = status === 202 ? (JSON.parse(text) as { results: { status: string }[] }) : null;
  return [
    status >= 500 && `status ${status}`,
    HIDDEN.some((secret) => all.includes(secret)) && 'a secret',
    Object.keys(headers).some((name) => name.startsWith('access-control')) && 'a CORS grant',
    headers['x-content-type-options'] !== 'nosniff' && 'no nosniff',
    status >= 400 &&
      headers['content-type'] !== 'application/problem+json' &&
      text !== '' &&
      `no problem+json: ${headers['content-type']}`,
    results?.results.some((result) => result.status !== 'rejected') && 'an event that is taken',
  ].filter((fault) => typeof fault === 'string');
};

const askAll = async (requests: readonly HostileRequest[]): Promise<string[]> => {
  const waiting = [...requests.entries()];
  const faults: string[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [index, one] = next;
      const answer = await ask(one).catch(
        (error): Answer => ({
          status: 599,
          headers: {},
          text: String(error),
        }),
      );
      const found = faultsOf(answer);
      if (found.length)
        faults.push(
          `${index}: ${one.method} ${one.path} ${found} ${answer.text.slice(0, 200)} <- ${String(one.body).slice(0, 300)}`,
        );
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, work));
  return faults;
};

const isAlive = async (): Promise<boolean> => {
  const callsBefore = upstreamCalls;
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const body = JSON.stringify(batchOf([trackOf(1)]));
  const { status } = await ask({ method: 'POST', path: `${BASE}/e`, headers, body });
  return status === 202 && upstreamCalls === callsBefore + 1;
};

test(`gives ${INPUTS} hostile inputs nothing, and Klaviyo none of them`, {
  timeout: 300_000,
}, async () => {
  const requests = fc.sample(hostileRequest, { seed: SEED, numRuns: INPUTS });
  expect(await isAlive()).toBe(true);
  const callsBefore = upstreamCalls;

  expect((await askAll(requests)).slice(0, 5)).toStrictEqual([]);
  expect(upstreamCalls).toBe(callsBefore);
  expect(await isAlive()).toBe(true);
  expect(lines.filter((line) => HIDDEN.some((secret) => line.includes(secret)))).toStrictEqual([]);
});

// A body without an end and a length that is a lie have no place in this test, nor has what is
// wrong only where the Worker is asked by TLS.
const whole = refused.filter(({ title }) => !/stream|by its length|another scheme/.test(title));

test(`refuses ${whole.length} requests made by hand`, async () => {
  const requests = await Promise.all(
    whole.map(async ({ request: create }): Promise<HostileRequest> => {
      const one = create();
      const { pathname, search } = new URL(one.url);
      const bytes = await one.bytes();
      return {
        method: one.method,
        path: pathname + search,
        headers: { ...Object.fromEntries(one.headers), host: new URL(SHOP).host },
        ...(bytes.length > 0 && { body: bytes }),
      };
    }),
  );

  const callsBefore = upstreamCalls;

  expect(requests.length).toBeGreaterThan(100);
  expect(await askAll(requests)).toStrictEqual([]);
  expect(upstreamCalls).toBe(callsBefore);
});

const body = JSON.stringify(batchOf([trackOf(1)]));
const HEAD = `POST ${BASE}/e HTTP/1.1\r\nhost: shop.test\r\ncontent-type: application/json\r\nsec-fetch-site: cross-site\r\n`;
const INNER = `POST ${BASE}/e HTTP/1.1\r\nhost: shop.test\r\ncontent-type: application/json\r\nsec-fetch-site: same-origin\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

/** What the end of a connection saw. */
const converse = (text: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(Number(worker.port), worker.hostname);
    let heard = '';
    socket.on('data', (chunk) => {
      heard += String(chunk);
    });
    socket.on('close', () => resolve(heard));
    socket.on('error', () => resolve(heard));
    // Whoever waits for more of a request gives up, and so do we.
    socket.setTimeout(1_000, () => socket.destroy());
    socket.write(text);
  });

test.each([
  ['two lengths', `${HEAD}content-length: 0\r\ncontent-length: ${INNER.length}\r\n\r\n${INNER}`],
  [
    'a length and chunks',
    `${HEAD}content-length: ${INNER.length + 5}\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${INNER}`,
  ],
  [
    'chunks in disguise',
    `${HEAD}content-length: ${INNER.length}\r\ntransfer-encoding : chunked\r\n\r\n${INNER}`,
  ],
  [
    'chunks twice',
    `${HEAD}transfer-encoding: chunked, chunked\r\ncontent-length: ${INNER.length}\r\n\r\n${INNER}`,
  ],
  ['a folded header', `${HEAD}x: a\r\n content-length: 0\r\n\r\n${INNER}`],
  [
    'a line feed alone',
    `${HEAD}x: a\nsec-fetch-site: same-origin\ncontent-length: ${body.length}\n\n${body}`,
  ],
  ['a header without a name', `${HEAD}: same-origin\r\ncontent-length: 2\r\n\r\n{}`],
  ['a zero in a header', `${HEAD}x: a\0b\r\ncontent-length: 2\r\n\r\n{}`],
  ['no request at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['a line without an end', `POST ${BASE}/${'e'.repeat(100_000)}`],
])('reads no request of a stranger as one of the shop by %s', async (_, text) => {
  const callsBefore = upstreamCalls;
  const heard = await converse(text);

  expect(heard).not.toMatch(/^HTTP\/1.1 (202|5\d\d)/m);
  expect(upstreamCalls).toBe(callsBefore);
  expect(await isAlive()).toBe(true);
});

test('reads no further than the cap what comes in chunks beside a small length', async () => {
  const head = HEAD.replace('cross-site', 'same-origin');
  const chunk = `2710\r\n${'x'.repeat(10_000)}\r\n`;
  const heard = await converse(
    `${head}content-length: 10\r\ntransfer-encoding: chunked\r\n\r\n${chunk.repeat(30)}0\r\n\r\n`,
  );

  expect(heard).toMatch(/^HTTP\/1.1 413/m);
  expect(await isAlive()).toBe(true);
});

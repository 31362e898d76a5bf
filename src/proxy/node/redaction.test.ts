import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { batchOf, identifyOf, trackOf } from '../testing/route.js';
import { ADDRESS, BLAB, leaksIn, PERSON, SECRETS } from '../testing/secrets.js';
import { type NodeHost, type NodeHostOptions, startNodeHost } from './start-node-host.js';

const lines: string[] = [];
let folder = '';
let host: NodeHost | undefined;
let klaviyo: Server | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keepsend-redaction-'));
  lines.length = 0;
  for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void lines.push(words.join(' ')));
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((words) => lines.push(String(words)) > 0);
});
afterEach(async () => {
  await host?.close();
  host = undefined;
  klaviyo?.closeAllConnections();
  klaviyo?.close();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** Klaviyo as somebody who repeats all that he is told. */
const startKlaviyo = async (status: number): Promise<{ url: string; asked: () => number }> => {
  let asked = 0;
  const server = createServer(async (request, response) => {
    asked += 1;
    const detail = `${JSON.stringify(request.headers)} ${Buffer.concat(await request.toArray())}`;
    const errors = [{ code: BLAB, detail, source: { pointer: `/data/${PERSON.email}` } }];
    response.writeHead(status, { 'content-type': 'application/json', 'x-debug': SECRETS.apiKey });
    response.end(JSON.stringify({ errors }));
  });
  klaviyo = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked: () => asked };
};

const start = async (options: Partial<NodeHostOptions>): Promise<NodeHost> => {
  host = await startNodeHost({
    ...SECRETS,
    basePath: '/q7f2',
    spool: join(folder, 'spool.sqlite'),
    port: 0,
    trustedProxies: 1,
    ipPolicy: 'full',
    ...options,
  });
  return host;
};

/** Bytes as they are, and what comes back until the connection ends. */
const say = ({ url }: NodeHost, words: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.end(words));
    socket.on('data', (data) => {
      heard += data;
    });
    socket.on('error', reject).on('close', () => resolve(heard));
  });

const post = async ({ url }: NodeHost, batch: object): Promise<string> => {
  const answer = await fetch(`${url}/q7f2/e?receipt`, {
    method: 'POST',
    body: JSON.stringify(batch),
    headers: {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      'x-forwarded-for': ADDRESS,
    },
  });
  const headers = [...answer.headers].filter(([name]) => name !== 'set-cookie');
  return [answer.status, ...headers.flat(), await answer.text()].join('\n');
};

const visitor = { ...PERSON, fresh: true };
const properties = { Email: PERSON.email, Phone: PERSON.phone_number };

test.each([400, 401, 500])(
  'writes nothing of anybody while Klaviyo answers %i and repeats what it was told',
  async (status) => {
    const { url, asked } = await startKlaviyo(status);
    const running = await start({ klaviyoUrl: url });
    const answers = [
      await post(running, batchOf([trackOf(1, { properties })], { visitor })),
      await post(running, batchOf([identifyOf(2, { first_name: PERSON.email })], { visitor })),
      await post(running, batchOf([trackOf(3, { metric: BLAB })], { visitor: { [BLAB]: 1 } })),
    ];
    await vi.waitFor(() => expect(asked()).toBeGreaterThan(0), { timeout: 10_000 });
    await vi.waitFor(() => expect(lines.join()).toContain('"at":"deliver"'), { timeout: 10_000 });
    await running.close();

    expect(leaksIn(answers.join('\n'))).toStrictEqual([]);
    expect(leaksIn(lines.join('\n'))).toStrictEqual([]);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('at');
  },
);

test.each([
  ['a line that is none', `${BLAB}\r\n\r\n`],
  ['an address that is none', `GET //[${PERSON.email} HTTP/1.1\r\nHost: [${PERSON.email}\r\n\r\n`],
  [
    'a host that is none',
    `GET /q7f2/e HTTP/1.1\r\nHost: ${PERSON.email}/%\r\nConnection: close\r\n\r\n`,
  ],
  ['no host', 'GET /q7f2/e HTTP/1.1\r\nConnection: close\r\n\r\n'],
  [
    'a whole address',
    `GET http://${PERSON.email}@evil.test/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
  ],
  ['a method that is none', `${SECRETS.apiKey} /q7f2/e HTTP/1.1\r\nHost: x\r\n\r\n`],
  [
    'headers without end',
    `GET /q7f2/e HTTP/1.1\r\nHost: x\r\nX: ${PERSON.email.repeat(2_000)}\r\n\r\n`,
  ],
  [
    'two lengths',
    `POST /q7f2/e HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n${PERSON.email}`,
  ],
  [
    'a length and pieces',
    `POST /q7f2/e HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n${PERSON.email}`,
  ],
])('answers %s, and repeats nothing of it', async (_, words) => {
  const running = await start({ klaviyoUrl: 'http://127.0.0.1:9' });
  const heard = await say(running, words);
  await running.close();

  expect(leaksIn(heard)).toStrictEqual([]);
  expect(leaksIn(lines.join('\n'))).toStrictEqual([]);
  expect(heard).not.toMatch(/HTTP\/1\.1 [235]/);
});

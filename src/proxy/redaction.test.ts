import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createQueueConsumer,
  createRoute,
  type EventQueue,
  type QueueMessage,
  type RouteOptions,
} from './index.js';
import { refused } from './testing/ladder.js';
import {
  agree,
  BASE,
  batchOf,
  type Fields,
  fakeFetch,
  identifyOf,
  type Klaviyo,
  postOf,
  SHOP,
  trackOf,
} from './testing/route.js';
import {
  ADDRESS,
  BLAB,
  BLAB_OF_ALL,
  blabbing,
  blabs,
  leaksIn,
  PERSON,
  SECRETS,
} from './testing/secrets.js';
import { envOf } from './testing/worker.js';
import worker, { type WorkerEnv } from './worker.js';

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void lines.push(words.join(' ')));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Every line is one object of JSON with nothing in it that is nobody's business. */
const expectQuietLog = (): void => {
  expect(leaksIn(lines.join('\n'))).toStrictEqual([]);
  for (const line of lines) {
    expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect(JSON.parse(line)).toHaveProperty('at');
    expect(JSON.parse(line).accepted).not.toBe(1_000_000);
  }
};

const wordsOf = async (response: Response): Promise<string> => {
  const headers = [...response.headers].filter(([name]) => name !== 'set-cookie');
  return [response.status, response.statusText, ...headers.flat(), await response.text()].join(
    '\n',
  );
};

const PROPERTIES = { Email: PERSON.email, Phone: PERSON.phone_number };

/** Batches of every kind: for either lane, sound, broken and hostile. */
const batches = (): (Fields | string)[] => {
  const fields = () => ({ visitor: { ...PERSON, fresh: true } });
  const tracks = (count: number, from = 1) =>
    Array.from({ length: count }, (_, at) => trackOf(from + at, { properties: PROPERTIES }));
  return [
    batchOf(tracks(3), fields()),
    batchOf(tracks(12), { ...fields(), dropped: { [BLAB]: 3, full: 1 } }),
    batchOf([identifyOf(30, { first_name: PERSON.email })], fields()),
    batchOf([{ ...identifyOf(31), joins: true }], { ...fields(), resend: true }),
    batchOf([trackOf(40, { metric: BLAB }), trackOf(41, { unique_id: BLAB })], fields()),
    batchOf(
      [trackOf(42, { [PERSON.email]: 1 }), trackOf(43, { properties: { $a: BLAB } })],
      fields(),
    ),
    batchOf([trackOf(44, { properties: { [`$${PERSON.email}`]: 1, __proto__: 1 } })], fields()),
    batchOf([trackOf(45, { time: BLAB, value: BLAB, value_currency: BLAB })], fields()),
    batchOf(tracks(1, 50), { visitor: { ...PERSON, [PERSON.email]: 1 } }),
    batchOf(tracks(1, 51), { visitor: { anonymous_id: BLAB } }),
    batchOf(tracks(1, 52), { sent_at: BLAB }),
    batchOf(tracks(1, 53), { v: BLAB }),
    batchOf(tracks(1, 54), { batch: BLAB }),
    batchOf([{ id: BLAB }]),
    `{"email":"${PERSON.email}`,
    JSON.stringify(BLAB),
  ];
};

const optionsFor = (klaviyo: Klaviyo, options: Partial<RouteOptions> = {}): RouteOptions => ({
  ...SECRETS,
  basePath: BASE,
  klaviyoUrl: 'https://klaviyo.test',
  fetch: fakeFetch(klaviyo).fetch,
  rateLimits: { perVisitor: false },
  ipPolicy: 'full',
  ...options,
});

/** All that a route says to whoever asks it whatever. */
const drive = async (options: RouteOptions): Promise<string> => {
  const route = createRoute(options);
  const ask = async (request: Request) => wordsOf(await route(request, { address: ADDRESS }));
  const answers: string[] = [];
  for (const batch of batches()) answers.push(await ask(postOf(batch)));
  for (const path of [
    '/health',
    '/metrics',
    `/${encodeURIComponent(BLAB)}`,
    `/e?batch=${encodeURIComponent(BLAB)}`,
    `/m.js?email=${PERSON.email}`,
  ])
    for (const method of ['GET', 'POST', 'DELETE'])
      answers.push(
        await ask(
          new Request(`${SHOP}${BASE}${path}`, {
            method,
            headers: {
              authorization: `Bearer ${PERSON.email}`,
              cookie: `__Host-keepsend=${encodeURIComponent(BLAB)}; keepsend-0123456789ab=${PERSON.email}`,
              'sec-fetch-site': 'same-origin',
            },
          }),
        ),
      );
  const authorization = `Bearer ${SECRETS.metricsToken}`;
  answers.push(await ask(new Request(`${SHOP}${BASE}/metrics`, { headers: { authorization } })));
  const signed = {
    'webhook-id': BLAB.replace(/[^ -~]/g, ''),
    'webhook-timestamp': '1',
    'webhook-signature': 'v1,x',
  };
  answers.push(
    await ask(
      new Request(`${SHOP}${BASE}/server`, {
        method: 'POST',
        body: BLAB,
        headers: { ...signed, 'content-type': 'application/json' },
      }),
    ),
  );
  return answers.filter((answer) => !answer.includes('text/javascript')).join('\n');
};

describe('the route', () => {
  test.each(blabs)('tells nothing to nobody after %s', async (_, klaviyo) => {
    expect(leaksIn(await drive(optionsFor(klaviyo)))).toStrictEqual([]);
    expect(lines.length).toBeGreaterThan(5);
    expectQuietLog();
  });

  test.each<[string, Partial<EventQueue>]>([
    ['rejects', { send: () => Promise.reject(blabbing(BLAB_OF_ALL)) }],
    ['rejects with a text', { send: () => Promise.reject(BLAB_OF_ALL) }],
    [
      'throws',
      {
        send: () => {
          throw blabbing(BLAB_OF_ALL);
        },
      },
    ],
    ['cannot be checked', { check: () => Promise.reject(blabbing(BLAB_OF_ALL)) }],
    ['has no status', { status: () => Promise.reject(blabbing(BLAB_OF_ALL)) }],
    ['has a text for a status', { status: () => Promise.reject(BLAB_OF_ALL) }],
  ])('tells nothing to nobody when its queue %s', async (_, trouble) => {
    const queue = { send: async () => {}, ...trouble };
    expect(leaksIn(await drive(optionsFor(agree, { queue })))).toStrictEqual([]);
    expectQuietLog();
  });

  test.each<[string, () => Promise<{ success: boolean }>]>([
    ['rejects', () => Promise.reject(blabbing(BLAB_OF_ALL))],
    ['rejects with a text', () => Promise.reject(BLAB_OF_ALL)],
    ['refuses', async () => ({ success: false })],
  ])('tells nothing to nobody when its limiter %s', async (_, limit) => {
    expect(leaksIn(await drive(optionsFor(agree, { rateLimiter: { limit } })))).toStrictEqual([]);
    expect(lines.length).toBeGreaterThan(0);
    expectQuietLog();
  });

  test('tells nothing to nobody whatever it refuses', async () => {
    const route = createRoute(optionsFor(agree));
    for (const { request } of refused) {
      const asking = request();
      const words = await wordsOf(await route(asking, { address: ADDRESS }));
      expect(leaksIn(words)).toStrictEqual([]);
    }
    expectQuietLog();
  });

  test('answers 500 and names no reason when something throws that is no error', async () => {
    const queue = { send: async () => {}, status: () => Promise.reject(BLAB) };
    const route = createRoute(optionsFor(agree, { queue }));
    const authorization = `Bearer ${SECRETS.metricsToken}`;
    const answer = await route(
      new Request(`${SHOP}${BASE}/metrics`, { headers: { authorization } }),
    );
    expect(answer.status).toBe(500);
    expect(lines.map((line) => JSON.parse(line))).toStrictEqual([{ at: 'error', name: 'string' }]);
  });
});

describe('the consumer', () => {
  const messagesOf = async (): Promise<QueueMessage[]> => {
    const messages: QueueMessage[] = [];
    const queue = { send: async (more: readonly QueueMessage[]) => void messages.push(...more) };
    const route = createRoute(optionsFor(agree, { queue }));
    for (const batch of batches()) await route(postOf(batch), { address: ADDRESS });
    return messages;
  };

  test.each(blabs)('logs nothing of anybody after %s', async (_, klaviyo) => {
    const messages = await messagesOf();
    expect(messages.length).toBeGreaterThan(3);
    const consume = createQueueConsumer(optionsFor(klaviyo), {
      bury: () => Promise.reject(blabbing()),
    });
    await consume(messages.map((message) => ({ message, wasTaken: false })));
    expectQuietLog();
  });
});

describe('the Worker', () => {
  const env = (more: object = {}): WorkerEnv =>
    envOf({
      KLAVIYO_API_KEY_NEXT: SECRETS.nextApiKey,
      COOKIE_SECRET: SECRETS.cookieSecret,
      SERVER_SECRETS: SECRETS.serverSecrets.join(' '),
      IP_POLICY: 'full',
      ...more,
    });
  const askAll = async (bindings: WorkerEnv): Promise<string> => {
    const answers: string[] = [];
    for (const batch of batches()) {
      const headers = { 'cf-connecting-ip': ADDRESS };
      answers.push(await wordsOf(await worker.fetch(postOf(batch, { headers }), bindings)));
    }
    return answers.join('\n');
  };

  test.each(blabs)('tells nothing to nobody after %s', async (_, klaviyo) => {
    vi.stubGlobal('fetch', fakeFetch(klaviyo).fetch);
    expect(leaksIn(await askAll(env()))).toStrictEqual([]);
    expectQuietLog();
  });

  test.each<[string, object]>([
    ['a secret that is not there', { KLAVIYO_API_KEY: { get: () => Promise.reject(blabbing()) } }],
    ['a store that fails with a text', { KLAVIYO_API_KEY: { get: () => Promise.reject(BLAB) } }],
    [
      'a store that fails with nothing',
      { KLAVIYO_API_KEY: { get: () => Promise.reject(undefined) } },
    ],
    ['the key among its origins', { SHOP_ORIGINS: SECRETS.apiKey }],
    ['an e-mail for an origin', { SHOP_ORIGINS: PERSON.email }],
    ['a key with more', { KLAVIYO_API_KEY: `Klaviyo-API-Key ${SECRETS.apiKey}` }],
    ['a second key with more', { KLAVIYO_API_KEY_NEXT: `${SECRETS.nextApiKey}\n` }],
    ['a short cookie secret', { COOKIE_SECRET: SECRETS.cookieSecret.slice(0, 31) }],
    ['secrets of a server that are none', { SERVER_SECRETS: SECRETS.metricsToken }],
    ['a queue without a database', { EVENTS: { send: async () => {} } }],
  ])('tells nothing to nobody when it is set up with %s', async (_, bindings) => {
    expect(leaksIn(await askAll(env(bindings)))).toStrictEqual([]);
    expect(lines.length).toBeGreaterThan(0);
    expectQuietLog();
    expect(lines.join()).not.toContain(SECRETS.cookieSecret.slice(0, 31));
  });

  test('tells nothing to nobody when its queue or its database fails', async () => {
    vi.stubGlobal('fetch', fakeFetch(agree).fetch);
    const EVENTS = {
      send: () => Promise.reject(blabbing()),
      sendBatch: () => Promise.reject(blabbing()),
    };
    const DEAD_LETTERS = {
      prepare: () => {
        throw blabbing();
      },
      batch: () => Promise.reject(blabbing()),
    };
    const bindings = env({ EVENTS, DEAD_LETTERS });
    expect(leaksIn(await askAll(bindings))).toStrictEqual([]);
    const body = { v: 1, visitor: PERSON, events: [trackOf(1, { properties: PROPERTIES })] };
    const bodies = [body, BLAB, { v: 1, visitor: PERSON, events: [BLAB] }, { v: 2 }, undefined];
    const messages = bodies.map((one) => ({
      body: one,
      attempts: 1,
      ack: () => {},
      retry: () => {},
    }));
    await worker.queue({ messages, retryAll: () => {} }, bindings);
    expect(lines.length).toBeGreaterThan(3);
    expectQuietLog();
  });
});

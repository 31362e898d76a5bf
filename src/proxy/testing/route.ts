import { createRoute } from '../create-route.js';
import type { LogEntry, RouteOptions } from '../route-options.js';

/** The private key of the tests; no answer of the route may ever hold it. */
export const KEY = 'pk_test_0123456789abcdef';
export const SHOP = 'https://shop.test';
export const BASE = '/q7f2';

/** The n-th of a row of UUIDs. */
export const uuid = (number: number): string =>
  `0190a6f0-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

export interface Fields {
  [name: string]: unknown;
}

const nowText = (): string => new Date().toISOString();

export const trackOf = (number: number, fields: Fields = {}): Fields => ({
  id: uuid(number),
  metric: 'Viewed Product',
  time: nowText(),
  ...fields,
});

export const tracksOf = (count: number): Fields[] =>
  Array.from({ length: count }, (_, index) => trackOf(index + 1));

export const identifyOf = (number: number, traits: unknown = {}): Fields => ({
  id: uuid(number),
  time: nowText(),
  traits,
});

export const VISITOR = uuid(0xa);

/** A visitor with every identifier there is. */
export const NAMED_VISITOR = {
  anonymous_id: uuid(1),
  email: 'ada@example.com',
  phone_number: '+12345678901',
  external_id: 'customer-1',
  _kx: 'bXkga2V5.Ab12Cd',
};

export const batchOf = (events: readonly unknown[], fields: Fields = {}): Fields => ({
  v: 1,
  sent_at: nowText(),
  batch: crypto.randomUUID(),
  visitor: { anonymous_id: VISITOR },
  events,
  ...fields,
});

/** A request as a page of the shop sends it. */
export const postOf = (
  body: BodyInit | Fields,
  { headers = {}, ...init }: RequestInit = {},
): Request => {
  const isRaw =
    typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
  return new Request(`${SHOP}${BASE}/e`, {
    method: 'POST',
    body: isRaw ? (body as BodyInit) : JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      ...(headers as { [name: string]: string }),
    },
    ...init,
    // A streamed body has to say so.
    ...({ duplex: 'half' } as RequestInit),
  });
};

/** What Klaviyo was asked. */
export interface Asked {
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: a body as it was parsed.
  readonly body: any;
  readonly headers: Headers;
}

export type Klaviyo = (asked: Asked) => Response | Promise<Response>;

export const EVENTS = '/api/events';
export const BULK = '/api/event-bulk-create-jobs';
export const IMPORT = '/api/profile-import';

/** Klaviyo's yes to anything. */
export const agree: Klaviyo = ({ path }) =>
  path === IMPORT
    ? Response.json({ data: { type: 'profile', id: '01P', attributes: {} } })
    : new Response(null, { status: 202 });

export const refusal = (
  status: number,
  problems: readonly Fields[] = [{ code: 'invalid', detail: 'It is wrong.' }],
  headers: { [name: string]: string } = {},
): Response =>
  new Response(JSON.stringify({ errors: problems }), {
    status,
    headers: { 'content-type': 'application/vnd.api+json', ...headers },
  });

// biome-ignore lint/suspicious/noExplicitAny: a body as it was parsed.
const parse = (text: string, type: string | null): any =>
  text && type?.includes('json') ? JSON.parse(text) : undefined;

/** The words an answer consists of. Fails when one of them is the key. */
export const readAnswer = async (response: Response) => {
  const text = await response.clone().text();
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  const whole = [response.status, response.statusText, ...headers, text].join('\n');
  if (whole.includes(KEY) || whole.includes(KEY.slice(3)))
    throw new Error(`The key is in an answer with ${response.status}`);
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: parse(text, response.headers.get('content-type')),
  };
};

/** Rejects when a request is given up, as a connection does. */
const endOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

/** A fake of `fetch` that notes what it is asked. */
export const fakeFetch = (klaviyo: Klaviyo) => {
  const asked: Asked[] = [];
  const load = { now: 0, most: 0 };
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    load.now += 1;
    load.most = Math.max(load.most, load.now);
    try {
      const body = await request.clone().json();
      const one = { path: new URL(request.url).pathname, body, headers: request.headers };
      asked.push(one);
      return await Promise.race([klaviyo(one), endOf(request.signal)]);
    } finally {
      load.now -= 1;
    }
  };
  return { fetch, asked, load };
};

/** A route before a fake Klaviyo. */
export const startRoute = (klaviyo: Klaviyo = agree, options: Partial<RouteOptions> = {}) => {
  const log: LogEntry[] = [];
  const fake = fakeFetch(klaviyo);
  const route = createRoute({
    apiKey: KEY,
    basePath: BASE,
    klaviyoUrl: 'https://klaviyo.test',
    log: (entry) => log.push(entry),
    fetch: fake.fetch,
    // One visitor sends all that a test thinks of.
    rateLimits: { perVisitor: false },
    ...options,
  });
  const ask = async (request: Request) => readAnswer(await route(request));
  return {
    ...fake,
    log,
    ask,
    send: (body: BodyInit | Fields, init?: RequestInit) => ask(postOf(body, init)),
    get: (path: string, init?: RequestInit) => ask(new Request(`${SHOP}${BASE}${path}`, init)),
  };
};

/** The status of each event, by the order they were made in. */
export const statusesOf = (body: { results: { id: string; status: string }[] }): string[] =>
  [...body.results].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ status }) => status);

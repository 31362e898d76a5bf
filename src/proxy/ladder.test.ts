import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parseJson } from './parse-json.js';
import { endlessGzip } from './testing/gzip.js';
import { refused, taken, welcome } from './testing/ladder.js';
import {
  batchOf,
  type Fields,
  identifyOf,
  postOf,
  SHOP,
  startRoute,
  trackOf,
} from './testing/route.js';

describe('the route', () => {
  test.each(refused)('$title', async ({ status, headers = {}, request }) => {
    const { ask, asked, log } = startRoute();
    const asking = request();
    const answer = await ask(asking);
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...headers,
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
    });
    expect(answer.headers.has('set-cookie')).toBe(false);
    if (asking.method !== 'HEAD') {
      expect(answer.body).toMatchObject({ type: 'about:blank', status });
      expect(answer.body.title).toMatch(/\w/);
      expect(answer.body.detail).toMatch(/\w{4}/);
    }
    expect(asked).toStrictEqual([]);
    expect(log).toStrictEqual([]);
  });

  test.each(taken)('$title', async ({ status, result, code, request }) => {
    const { ask, asked } = startRoute();
    const answer = await ask(request());
    expect(answer.status).toBe(status);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body.results).toHaveLength(1);
    expect(answer.body.results[0]).toMatchObject({ status: result, ...(code && { code }) });
    expect(asked).toHaveLength(result === 'accepted' ? 1 : 0);
    if (code) {
      expect(answer.body.results[0].detail).toMatch(/\w{4}/);
      expect(answer.body.results[0].pointer).toMatch(/^\//);
    }
  });

  test.each(welcome)('$title', async ({ request }) => {
    const { ask, asked } = startRoute();
    expect((await ask(request())).status).toBe(202);
    expect(asked).toHaveLength(1);
  });
});

test('refuses all of it from a closing page too, and leaves no receipt', async () => {
  const { ask, asked } = startRoute();
  for (const { title, status, request } of refused) {
    const asking = request();
    const answer = await ask(new Request(`${asking.url}?receipt`, asking));
    expect([title, answer.status]).toStrictEqual([title, status]);
    expect(answer.headers.getSetCookie()).toStrictEqual([]);
  }
  expect(asked).toStrictEqual([]);
});

test('takes batches from the origins it is told of where the browser does not say more', async () => {
  const { send } = startRoute(undefined, { shopOrigins: ['https://public.shop.test'] });
  const statusOf = async (origin: string, site?: string) => {
    const headers = { origin, 'sec-fetch-site': site ?? '' };
    return (await send(batchOf([trackOf(1)]), { headers })).status;
  };
  expect(await statusOf('https://public.shop.test')).toBe(202);
  expect(await statusOf('https://public.shop.test', 'same-site')).toBe(403);
  expect(await statusOf('https://public.shop.test', 'cross-site')).toBe(403);
  expect(await statusOf('https://x.public.shop.test')).toBe(403);
  expect(await statusOf('http://public.shop.test')).toBe(403);
});

test('stops reading a stream that is too long', async () => {
  let pulled = 0;
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      pulled += 1;
      stream.enqueue(new Uint8Array(10_000));
    },
    cancel: () => {
      isCancelled = true;
    },
  });
  const { send } = startRoute();
  expect((await send(body)).status).toBe(413);
  expect(pulled).toBeLessThan(40);
  expect(isCancelled).toBe(true);
});

test('stops inflating at the cap', async () => {
  const { seen, request } = endlessGzip();
  expect((await startRoute().ask(request())).status).toBe(413);
  await vi.waitFor(() => expect(seen.isCancelled).toBe(true));
  expect(seen.bytes).toBeLessThan(250_000);
});

test('answers 413 even when the end of a stream never comes', async () => {
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(new Uint8Array(300_000)),
    cancel: () => new Promise(() => {}),
  });
  const { send } = startRoute();
  expect((await send(body)).status).toBe(413);
});

test('answers 400 to a stream that breaks off', async () => {
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => stream.error(new Error('connection reset')),
  });
  expect((await startRoute().send(body)).status).toBe(400);
});

test('repeats nothing of a request in its refusal', async () => {
  const { send } = startRoute();
  const secret = 'ada.lovelace@example.com';
  for (const body of [
    `{"${secret}`,
    JSON.stringify(batchOf([trackOf(1)], { visitor: { anonymous_id: secret } })),
    JSON.stringify(batchOf([trackOf(1)], { sent_at: secret })),
    JSON.stringify(batchOf([trackOf(1, { id: secret })])),
    JSON.stringify(batchOf([trackOf(1)], { v: secret })),
  ]) {
    const { status, text } = await send(body);
    expect(status).toBe(400);
    expect(text).not.toContain('ada');
  }
});

test('leaves the prototype of objects alone', async () => {
  const { send } = startRoute();
  const poison = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
  await send(
    JSON.stringify(batchOf([trackOf(1)])).replace('"visitor":{', `"visitor":{"x":${poison},`),
  );
  await send(JSON.stringify(batchOf([trackOf(1)])).replace('"events":[', `"events":[${poison},`));
  await send(JSON.stringify(batchOf([trackOf(1)])).replace('"v":1', `"v":1,"dropped":${poison}`));
  await send(
    JSON.stringify(batchOf([identifyOf(1)])).replace('"traits":{', `"traits":{"a":${poison}`),
  );
  expect(({} as Fields).polluted).toBeUndefined();
});

test('measures the depth of a text like a parser', () => {
  const depth = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? 1 + Math.max(0, ...Object.values(value).map(depth))
      : 0;
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      const text = JSON.stringify(value);
      expect(parseJson(text)).toStrictEqual(JSON.parse(text));
    }),
    { numRuns: 300 },
  );
  const nested = (levels: number) => `${'['.repeat(levels)}"[{"${']'.repeat(levels)}`;
  expect(depth(parseJson(nested(14)))).toBe(14);
  expect(() => parseJson(nested(15))).toThrow('too deep');
});

/** Every place in a value, as the keys that lead there. */
const placesOf = (value: unknown, at: readonly string[] = []): (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? [at, ...Object.entries(value).flatMap(([key, part]) => placesOf(part, [...at, key]))]
    : [at];

const replace = (value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown => {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Fields;
  if (by === undefined && rest.length === 0) delete copy[key];
  else copy[key] = replace(copy[key], rest, by);
  return copy;
};

const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(undefined, null, '', '\ud800', '__proto__', 1e300, -0, [], {}, [[]]),
  fc.constantFrom('2026-01-01T00:00:00+01', '9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z'),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);

test('answers any altered batch with 202 or a 4xx, and each of its events once', async () => {
  const { send, asked } = startRoute();
  const whole = batchOf(
    [
      trackOf(1, { properties: { a: [1, { b: null }] }, value: 1, value_currency: 'EUR' }),
      identifyOf(2, { first_name: 'Ada', size: 'M' }),
      trackOf(3, { unique_id: 'x' }),
    ],
    {
      dropped: { full: 1 },
      resend: true,
      visitor: { anonymous_id: batchOf([]).batch, fresh: true, email: 'a@b.co', _kx: 'a.b' },
    },
  );
  const places = placesOf(whole);
  const change = fc.tuple(fc.constantFrom(...places), strange);
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const body = changes.reduce<unknown>((value, [place, by]) => {
        try {
          return replace(value, place, by);
        } catch {
          return value;
        }
      }, whole);
      const { status, body: answer } = await send(JSON.stringify(body) ?? '');
      expect([202, 400, 409]).toContain(status);
      if (status === 202) {
        const ids = (body as { events: { id: string }[] }).events.map(({ id }) => id);
        // biome-ignore lint/suspicious/noExplicitAny: a body as it was parsed.
        expect(answer.results.map(({ id }: any) => id).sort()).toStrictEqual(ids.sort());
      }
    }),
    { numRuns: 2_000 },
  );
  for (const { body } of asked) expect(body.data.type).toMatch(/^(event|profile)$/);
});

test('answers a text with any bytes changed with 202 or a 4xx', async () => {
  const { send } = startRoute();
  const bytes = new TextEncoder().encode(JSON.stringify(batchOf([trackOf(1), identifyOf(2)])));
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const copy = bytes.slice();
      for (const [at, by] of changes) copy[at] = by;
      expect([202, 400, 409]).toContain((await send(copy as unknown as BodyInit)).status);
    }),
    { numRuns: 1_000 },
  );
});

test('answers a request with any headers with 202 or a 4xx', async () => {
  const { ask } = startRoute();
  const names = [
    'content-type',
    'content-encoding',
    'content-length',
    'origin',
    'sec-fetch-site',
    'cookie',
    'if-none-match',
  ];
  const value = fc.oneof(
    fc.string({ maxLength: 60 }).map((text) => text.replace(/[^\x20-\x7e]/g, '').trim()),
    fc.constantFrom(
      SHOP,
      'same-origin',
      'application/json',
      '__Host-keepsend=%E0%A4%A',
      '-1',
      '1e9',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), value), async (headers) => {
      const { status } = await ask(postOf(batchOf([trackOf(1)]), { headers }));
      expect([202, 403, 413, 415]).toContain(status);
    }),
    { numRuns: 1_000 },
  );
});

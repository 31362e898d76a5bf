import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  agree,
  BASE,
  batchOf,
  type Fields,
  type Klaviyo,
  postOf,
  refusal,
  SHOP,
  startRoute,
  trackOf,
  tracksOf,
  uuid,
} from './testing/route.js';

type Route = ReturnType<typeof startRoute>;

const HOUR_MS = 3_600_000;

const from = (site: string): RequestInit => ({ headers: { 'sec-fetch-site': site } });

const ask = ({ get }: Route, batches: readonly unknown[], init = from('same-origin')) =>
  get(`/e?batch=${batches.join()}`, init);

/** The batches a route says it remembers. */
const recalled = async (route: Route, batches: readonly unknown[]): Promise<string[]> => {
  const { status, body } = await ask(route, batches);
  expect(status).toBe(200);
  return body.batches.map(({ batch }: { batch: string }) => batch);
};

const shut: Klaviyo = () => refusal(503);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a page that asks about its batches', () => {
  test('is told what it would have been answered', async () => {
    const route = startRoute();
    const batch = batchOf([trackOf(1), trackOf(2, { metric: '' }), trackOf(1)]);
    const { results } = (await route.send(batch)).body;
    route.asked.length = 0;
    const { status, headers, body } = await ask(route, [batch.batch]);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.has('set-cookie')).toBe(false);
    expect(body).toStrictEqual({ batches: [{ batch: batch.batch, results }] });
    expect(results).toHaveLength(3);
    expect(route.asked).toStrictEqual([]);
  });

  test('is told of nobody', async () => {
    const route = startRoute();
    const visitor = { anonymous_id: uuid(1), fresh: true, email: 'ada@example.com' };
    const batch = batchOf([trackOf(2)], { visitor });
    await route.send(batch);
    const { text } = await ask(route, [batch.batch]);
    expect(text).not.toContain(uuid(1));
    expect(text).not.toContain('ada@');
  });

  test('is told of those alone that were answered for', async () => {
    const route = startRoute();
    const batches = [batchOf([trackOf(1)]), batchOf([trackOf(2)])];
    for (const batch of batches) await route.send(batch);
    const ids = batches.map(({ batch }) => batch);
    expect(await recalled(route, [uuid(1), ids[1], uuid(2), ids[0], ids[1]])).toStrictEqual(
      [...ids].reverse(),
    );
  });

  test('is told nothing of events that are held, in part or all', async () => {
    const route = startRoute((asked) =>
      asked.body.data.attributes.properties.at ? refusal(503) : agree(asked),
    );
    const events = [0, 1].map((at) => trackOf(at + 1, { properties: { at } }));
    const batches = [batchOf(events), batchOf(events.slice(1))];
    const statuses = [];
    for (const batch of batches) statuses.push((await route.send(batch)).status);
    expect(statuses).toStrictEqual([202, 503]);
    expect(
      await recalled(
        route,
        batches.map(({ batch }) => batch),
      ),
    ).toStrictEqual([]);
  });

  test('is told so for an hour', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const route = startRoute();
    const batch = batchOf([trackOf(1)]);
    await route.send(batch);
    vi.setSystemTime(Date.now() + HOUR_MS - 1);
    expect(await recalled(route, [batch.batch])).toHaveLength(1);
    vi.setSystemTime(Date.now() + 1);
    expect(await recalled(route, [batch.batch])).toStrictEqual([]);
  });

  test('may ask about twenty', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => uuid(index));
    expect(await recalled(startRoute(), ids)).toStrictEqual([]);
  });

  test.each([
    ['twenty-one', Array.from({ length: 21 }, (_, index) => uuid(index)).join()],
    ['10,000', Array.from({ length: 10_000 }, (_, index) => uuid(index)).join()],
    ['none', ''],
    ['none among others', `${uuid(1)},,${uuid(2)}`],
    ['what is no id', 'ada@example.com'],
    ['a path', `..%2F..%2F${uuid(1)}`],
    ['a line break', `${uuid(1)}%0d%0aset-cookie:%20a=b`],
    ['a line break at its end', `${uuid(1)}%0a`],
    ['a zero', `${uuid(1)}%00`],
    ['a broken encoding', '%E0%A4%A'],
  ])('is answered 400 when it asks about %s', async (_, batches) => {
    const { status, headers, body, text } = await ask(startRoute(), [batches]);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(headers.has('set-cookie')).toBe(false);
    expect(body.detail).toContain('20');
    expect(text).not.toContain('ada@');
  });

  test.each<[string, { [name: string]: string }]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling host', { 'sec-fetch-site': 'same-site' }],
    ['nobody, as an address somebody typed', { 'sec-fetch-site': 'none' }],
    ['another origin', { origin: 'https://evil.test' }],
    ['the origin null', { origin: 'null' }],
  ])('is answered 403 when it is of %s', async (_, headers) => {
    const { status, body } = await ask(startRoute(), [uuid(1)], { headers });
    expect(status).toBe(403);
    expect(body.status).toBe(403);
  });

  test('is answered when its browser says nothing of where it is from', async () => {
    expect((await ask(startRoute(), [uuid(1)], {})).status).toBe(200);
  });

  test('is answered 405 when it asks about no batch, by any method of reading', async () => {
    const { get } = startRoute();
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await get('/e?receipt', { method });
      expect([status, headers.get('allow')]).toStrictEqual([405, 'GET, POST, DELETE']);
    }
  });
});

describe('a batch that comes again', () => {
  test('is given the same answer without Klaviyo being asked', async () => {
    const { send, asked, log } = startRoute();
    const batch = batchOf([trackOf(1), trackOf(2, { metric: '' })], { dropped: { full: 3 } });
    const first = await send(batch);
    const again = await send({ ...batch, resend: true });
    expect(again.status).toBe(202);
    expect(again.body).toStrictEqual(first.body);
    expect(asked).toHaveLength(1);
    expect(log[1]).toStrictEqual({ at: 'collect', repeated: 2, duration_ms: expect.any(Number) });
  });

  test('is given it whatever the order of its events', async () => {
    const { send, asked } = startRoute();
    const [one, two] = tracksOf(2);
    const batch = batchOf([one, two, one]);
    await send(batch);
    asked.length = 0;
    expect((await send({ ...batch, events: [two, one] })).status).toBe(202);
    expect(asked).toStrictEqual([]);
  });

  test.each([
    ['one more', [1, 2, 3]],
    ['one less', [1]],
    ['another one', [1, 3]],
  ])('is delivered when it has %s', async (_, numbers) => {
    const { send, asked } = startRoute();
    const batch = batchOf(tracksOf(2));
    await send(batch);
    asked.length = 0;
    const events = numbers.map((number) => trackOf(number));
    const { body } = await send({ ...batch, events });
    expect(body.results.map(({ id }: Fields) => id)).toStrictEqual(events.map(({ id }) => id));
    expect(asked).toHaveLength(events.length);
  });

  test('is delivered when it was held before', async () => {
    let isShut = true;
    const { send } = startRoute((asked) => (isShut ? shut(asked) : agree(asked)));
    const batch = batchOf([trackOf(1)]);
    expect((await send(batch)).status).toBe(503);
    isShut = false;
    expect((await send(batch)).status).toBe(202);
  });

  test('tells a fresh visitor who he is, as the first time', async () => {
    const { send } = startRoute();
    const batch = batchOf([trackOf(1)], { visitor: { anonymous_id: uuid(2), fresh: true } });
    const first = await send(batch);
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    const again = await send(batch, { headers: { cookie } });
    expect(again.body.visitor).toStrictEqual({ anonymous_id: uuid(2) });
    expect(again.headers.get('set-cookie')).toBe(first.headers.get('set-cookie'));
  });

  test('sets the visitor cookie that was lost with the first answer', async () => {
    const { send } = startRoute();
    const batch = batchOf([trackOf(1)], { visitor: { anonymous_id: uuid(2), fresh: true } });
    const first = await send(batch);
    const again = await send(batch);
    expect(again.headers.getSetCookie()).toStrictEqual(first.headers.getSetCookie());
  });

  test('leaves its receipt', async () => {
    const { send, ask: askRoute } = startRoute();
    const batch = batchOf([trackOf(1), trackOf(2, { metric: '' })], { batch: uuid(0xb) });
    await send(batch);
    const { headers } = await askRoute(new Request(`${SHOP}${BASE}/e?receipt`, postOf(batch)));
    expect(headers.getSetCookie().join()).toContain('keepsend-00000000000b=r1;');
  });
});

describe('the memory', () => {
  test('is bounded: the oldest batch gives way', async () => {
    const route = startRoute();
    const batches = Array.from({ length: 1_001 }, (_, index) =>
      batchOf([trackOf(1, { metric: '' })], { batch: uuid(index) }),
    );
    for (const batch of batches) await route.send(batch);
    expect(await recalled(route, [uuid(0), uuid(1), uuid(1_000)])).toStrictEqual([
      uuid(1),
      uuid(1_000),
    ]);
  });

  test('is bounded in size, whatever a page writes into its pointers', async () => {
    const route = startRoute();
    // A key of 100 characters at each of ten levels, in each of 100 events.
    const key = '~'.repeat(100);
    let properties: Fields = { constructor: 1 };
    for (let depth = 0; depth < 8; depth += 1) properties = { [key]: properties };
    const events = Array.from({ length: 100 }, (_, index) => trackOf(index, { properties }));
    for (let number = 0; number < 120; number += 1) {
      await route.send(batchOf(events, { batch: uuid(number) }));
    }
    expect(await recalled(route, [uuid(0)])).toStrictEqual([]);
    expect(await recalled(route, [uuid(119)])).toHaveLength(1);
  });

  test.each([
    ['cannot be opened', { open: () => Promise.reject(new Error('denied')) }],
    [
      'throws',
      {
        open: () => {
          throw new Error('denied');
        },
      },
    ],
    [
      'cannot be used',
      {
        open: async () => ({
          put: () => Promise.reject(new Error('too many')),
          match: () => Promise.reject(new Error('too many')),
        }),
      },
    ],
    [
      'holds what is no answer',
      { open: async () => ({ put: async () => {}, match: async () => new Response('<html>') }) },
    ],
  ])('does without a cache that %s', async (_, caches) => {
    vi.stubGlobal('caches', caches);
    const route = startRoute();
    const batch = batchOf([trackOf(1)]);
    expect((await route.send(batch)).status).toBe(202);
    expect(await recalled(route, [batch.batch, uuid(1)])).toStrictEqual([batch.batch]);
  });

  test('behind a queue asks the cache only for what may have been sent before', async () => {
    const asked: string[] = [];
    const match = async (address: string) => void asked.push(address);
    vi.stubGlobal('caches', { open: async () => ({ put: async () => {}, match }) });
    const { send } = startRoute(undefined, { queue: { send: async () => {} } });
    const again = batchOf([trackOf(2)], { resend: true });
    await send(batchOf([trackOf(1)]));
    expect(asked).toStrictEqual([]);

    await send(again);
    expect(asked).toStrictEqual([expect.stringContaining(String(again.batch))]);
  });

  test('behind a queue tells the cache only what no page has read', async () => {
    const told: string[] = [];
    const put = async (address: string) => void told.push(address);
    vi.stubGlobal('caches', { open: async () => ({ put, match: async () => undefined }) });
    const { ask } = startRoute(undefined, { queue: { send: async () => {} } });
    const unread = batchOf([trackOf(2)]);
    await ask(postOf(batchOf([trackOf(1)])));
    expect(told).toStrictEqual([]);

    await ask(new Request(`${SHOP}${BASE}/e?receipt`, postOf(unread)));
    expect(told).toStrictEqual([expect.stringContaining(String(unread.batch))]);
  });
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Entry } from './batch.js';
import type { Core } from './core.js';
import { pause } from './ledger.js';
import { createSender } from './sender.js';
import { accountsOf, createEvent, keepEvents, listenTo, openCore } from './testing/core.js';
import { createLocks, openPage, pass, settled, stopTime, until } from './testing/page.js';
import { openRoute, type Post, refuse, reply } from './testing/route.js';

const MINUTE_MS = 60_000;

let route: ReturnType<typeof openRoute>;

beforeEach(() => {
  stopTime();
  openPage({ locks: createLocks() });
  route = openRoute();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const failWith = (error: unknown) => async (): Promise<Response> => {
  throw error;
};
const offline = failWith(new TypeError('Failed to fetch'));

test('sends what waits and forgets it once the route has it', async () => {
  const core = await openCore();
  const ids = await keepEvents(core, 3);

  expect(await createSender(core).flush(true)).toBe(0);

  expect(route.posts).toMatchObject([{ url: 'https://shop.example/q7f2/e', keepalive: true, ids }]);
  expect(await accountsOf(core)).toMatchObject({ accepted: 3, waiting: 0 });
});

test('sends nothing when nothing waits', async () => {
  expect(await createSender(await openCore()).flush(true)).toBe(0);
  expect(route.posts).toEqual([]);
});

test('sends a thousand events in ten batches, oldest first', async () => {
  const core = await openCore();
  const ids = await keepEvents(core, 1_000);
  await createSender(core).flush(true);

  expect(route.posts.map((post) => post.ids.length)).toEqual(Array(10).fill(100));
  expect(route.posts.flatMap((post) => post.ids)).toEqual(ids);
});

test('sends what is tracked while a batch is on its way', async () => {
  const core = await openCore();
  const first = await keepEvents(core, 1);
  let second: string[] = [];
  route.answer = async (post) => {
    if (!second.length) second = await keepEvents(core, 1);
    return reply()(post);
  };
  await createSender(core).flush(true);

  expect(route.posts.map(({ ids }) => ids)).toEqual([first, second]);
});

test('keeps the events the route did not answer for', async () => {
  const core = await openCore();
  const [answered = '', missing = ''] = await keepEvents(core, 2);
  route.answer = ({ body, ids }) => {
    const results = ids.includes(answered) ? [{ id: answered, status: 'accepted' }] : [];
    return Response.json({ batch: body.batch, results }, { status: 202 });
  };

  expect(await createSender(core).flush(true)).toBe(1);
  expect(route.posts.map(({ ids }) => ids)).toEqual([[answered, missing], [missing]]);
  expect(route.posts[1]?.body.resend).toBe(true);
});

test('keeps an event the route holds, and sends it again later', async () => {
  const core = await openCore();
  await keepEvents(core, 1);
  route.answer = reply('held');
  const sender = createSender(core);

  expect(await sender.flush(true)).toBe(1);
  route.answer = reply();
  await pass(500);
  expect(await accountsOf(core)).toMatchObject({ accepted: 1, waiting: 0 });
});

test('waits as long as the route asks when every event is held', async () => {
  const core = await openCore();
  await keepEvents(core, 1);
  route.answer = reply('held', { headers: { 'retry-after': '30' } });
  await createSender(core).flush(true);

  await pass(29_999);
  expect(route.posts).toHaveLength(1);
  await pass(1);
  expect(route.posts).toHaveLength(2);
});

test('keeps an event the route refused with 503, and waits as long as it asks', async () => {
  const core = await openCore();
  const errors = listenTo(core, 'error');
  await keepEvents(core, 2);
  route.answer = refuse(503, { 'retry-after': '120' });
  const sender = createSender(core);

  expect(await sender.flush(true)).toBe(2);
  expect(errors).toEqual([{ detail: 'Not delivered yet: 503 Not today' }]);
  // The visitor is impatient: an urgent flush does not break the pause either.
  await pass(60_000);
  expect(await sender.flush(true)).toBe(2);
  expect(route.posts).toHaveLength(1);

  route.answer = reply();
  await pass(60_000);
  expect(await accountsOf(core)).toMatchObject({ accepted: 2, waiting: 0 });
});

test('obeys on the next page a pause asked for on this one', async () => {
  await pause(await openCore(), 30_000);
  const core = await openCore();
  await keepEvents(core, 1);
  expect(await createSender(core).flush(true)).toBe(1);
  expect(route.posts).toEqual([]);

  await pass(30_000);
  expect(route.posts).toHaveLength(1);
});

test.each([
  ['a page of HTML', () => new Response('<html>Sign in to the Wi-Fi</html>', { status: 200 })],
  ['200 in the words of an answer', reply('accepted', { status: 200 })],
  ['202 for another batch', ({ ids }) => reply()({ ids, body: { batch: 'x' } } as Post)],
  ['202 without results', ({ body }) => Response.json({ batch: body.batch }, { status: 202 })],
  ['202 with an empty body', () => new Response(null, { status: 202 })],
  ['202 with null', () => Response.json(null, { status: 202 })],
  ['204', () => new Response(null, { status: 204 })],
  ['500', refuse(500)],
  ['429', refuse(429)],
  ['no network', offline],
] satisfies [string, (typeof route)['answer']][])(
  'does not take %s for an answer',
  async (_, answer) => {
    const core = await openCore();
    await keepEvents(core, 2);
    route.answer = answer;

    expect(await createSender(core).flush(true)).toBe(2);
    expect(route.posts).toHaveLength(1);
    expect(await accountsOf(core)).toMatchObject({ waiting: 2, accepted: 0, rejected: 0 });
  },
);

test('waits twice as long after each failure, and a minute at most', async () => {
  const core = await openCore();
  await keepEvents(core, 1);
  route.answer = offline;
  await createSender(core).flush(true);

  for (const ceilingMs of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, MINUTE_MS, MINUTE_MS]) {
    const before = route.posts.length;
    await pass(ceilingMs / 2 - 1);
    expect(route.posts).toHaveLength(before);
    await pass(1);
    expect(route.posts).toHaveLength(before + 1);
  }
});

test('does not knock at once again when the route asks for a pause of no time', async () => {
  const core = await openCore();
  await keepEvents(core, 1);
  route.answer = refuse(503, { 'retry-after': '0' });
  await createSender(core).flush(true);

  for (let n = 0; n < 20; n += 1) await pass(0);
  expect(route.posts).toHaveLength(1);
  await pass(500);
  expect(route.posts).toHaveLength(2);
});

test('leaves its own waiting aside when a flush is urgent, and not otherwise', async () => {
  const core = await openCore();
  await keepEvents(core, 1);
  route.answer = offline;
  const sender = createSender(core);
  await sender.flush(false);
  route.answer = reply();

  expect(await sender.flush(false)).toBe(1);
  expect(route.posts).toHaveLength(1);
  expect(await sender.flush(true)).toBe(0);
});

test('goes on sending after another tab delivered what had failed here', async () => {
  const core = await openCore();
  await keepEvents(core, 1);
  route.answer = offline;
  const sender = createSender(core);
  await sender.flush(false);
  route.answer = reply();
  await createSender(await openCore()).flush(true);
  await pass(MINUTE_MS);
  const before = route.posts.length;

  await keepEvents(core, 1);
  await sender.flush(false);
  await pass(MINUTE_MS);
  expect(route.posts).toHaveLength(before + 1);
  expect(await accountsOf(core)).toMatchObject({ accepted: 2, waiting: 0 });
});

test.each([400, 413, 415, 422])('finds the one event that is refused with %i', async (status) => {
  const core = await openCore();
  const rejections = listenTo(core, 'rejected');
  const ids = await keepEvents(core, 100);
  const bad = ids[70] ?? '';
  route.answer = (post) => (post.ids.includes(bad) ? refuse(status)(post) : reply()(post));

  expect(await createSender(core).flush(true)).toBe(0);

  expect(rejections).toMatchObject([
    { id: bad, metric: 'Viewed Product', code: 'batch_refused', detail: `${status} Not today` },
  ]);
  expect(await accountsOf(core)).toMatchObject({ tracked: 100, accepted: 99, rejected: 1 });
  expect(route.posts.length).toBeLessThan(30);
});

test('reports a loss again when the batch that told it was refused', async () => {
  const core = await openCore();
  for (const id of await keepEvents(core, 2)) core.keeper.drop(id);
  vi.setSystemTime(Date.now() + 15 * 24 * 60 * MINUTE_MS);
  const [bad = '', good = ''] = await keepEvents(core, 2);
  route.answer = (post) => (post.ids.includes(bad) ? refuse(400)(post) : reply()(post));
  await createSender(core).flush(true);

  expect(route.posts.at(-1)).toMatchObject({ ids: [good], body: { dropped: { expired: 2 } } });
});

test.each([401, 403, 404, 405])(
  'loses nothing and asks rarely when the answer is %i',
  async (status) => {
    const core = await openCore();
    await keepEvents(core, 2);
    route.answer = refuse(status);
    await createSender(core).flush(true);

    await pass(5 * MINUTE_MS - 1);
    expect(route.posts).toHaveLength(1);
    await pass(1);
    expect(route.posts).toHaveLength(2);
    expect(await accountsOf(core)).toMatchObject({ waiting: 2, rejected: 0, lost: {} });
  },
);

test('sends a batch above 60 KB so that it does not count against what a closing page may send', async () => {
  const core = await openCore();
  await keepEvents(core, 1, 70_000);
  vi.stubGlobal('CompressionStream', undefined);
  let isUnderWay = false;
  route.answer = (post) => {
    isUnderWay = core.bytesUnderWay > 0 || core.findUnderWay(core.keeper.doubts).size > 0;
    return reply()(post);
  };
  await createSender(core).flush(true);

  expect(route.posts).toMatchObject([{ keepalive: false }]);
  expect(isUnderWay).toBe(false);
});

test('tries without keepalive after the browser may have refused it for want of room', async () => {
  const core = await openCore();
  await keepEvents(core, 1);
  route.answer = (post) => (post.keepalive ? offline() : reply()(post));
  const sender = createSender(core);
  await sender.flush(true);
  await pass(500);

  expect(route.posts.map(({ keepalive }) => keepalive)).toEqual([true, false]);
  expect(await accountsOf(core)).toMatchObject({ accepted: 1 });
});

test('sends once when two flushes come at once', async () => {
  const core = await openCore();
  await keepEvents(core, 3);
  const sender = createSender(core);
  const waiting = await Promise.all([sender.flush(true), sender.flush(true), sender.flush(false)]);

  expect(waiting).toEqual([0, 0, 0]);
  expect(route.posts).toHaveLength(1);
});

test('sends once when two flushes come at once where there are no locks', async () => {
  openPage();
  const core = await openCore();
  await keepEvents(core, 3);
  const sender = createSender(core);
  await Promise.all([sender.flush(true), sender.flush(true)]);

  expect(route.posts).toHaveLength(1);
});

test('sends once when two tabs flush at once', async () => {
  const tabs: Core[] = [await openCore(), await openCore()];
  await keepEvents(tabs[0] as Core, 3);
  await Promise.all(tabs.map((core) => createSender(core).flush(true)));

  expect(route.posts).toHaveLength(1);
});

test.each([
  ['does not know locks', undefined],
  ['forbids locks', { request: () => Promise.reject(new DOMException('no', 'SecurityError')) }],
  [
    'throws at the word lock',
    {
      request: () => {
        throw new DOMException('no', 'SecurityError');
      },
    },
  ],
])('sends where the browser %s', async (_, locks) => {
  openPage({ locks });
  const core = await openCore();
  await keepEvents(core, 1);

  expect(await createSender(core).flush(true)).toBe(0);
  expect(route.posts).toHaveLength(1);
});

test('lets go of the lock as the page is left, so that the next page can send the rest', async () => {
  const page = openPage({ locks: createLocks() });
  const one = await openCore();
  const two = await openCore();
  const [first = ''] = await keepEvents(one, 1);
  route.answer = () => new Promise(() => {});
  void createSender(one).flush(true);
  await until(() => route.posts.length === 1);
  route.answer = reply();
  const [second = ''] = await keepEvents(two, 1);
  const flushed = createSender(two).flush(true);
  await settled();
  expect(route.posts).toHaveLength(1);

  page.fire('pagehide');
  await settled();
  // Left while it waited; the one on its way is not sent again.
  expect(await flushed).toBe(2);
  expect(await createSender(two).flush(true)).toBe(1);
  expect(route.posts.map(({ ids }) => ids)).toEqual([[first], [second]]);
});

test('lets no event that a gateway refuses hold up the others, and loses none', async () => {
  const core = await openCore();
  const ids = await keepEvents(core, 20);
  const poison = ids[3] ?? '';
  const portal = () => new Response('<html>Too large</html>', { status: 413 });
  route.answer = (post) => (post.ids.includes(poison) ? portal() : reply()(post));

  expect(await createSender(core).flush(true)).toBe(1);
  expect(await accountsOf(core)).toMatchObject({ accepted: 19, rejected: 0, waiting: 1 });
  route.answer = reply();
  await pass(500);
  expect(await accountsOf(core)).toMatchObject({ accepted: 20, waiting: 0 });
});

test('does not try every event alone when a gateway refuses them all', async () => {
  const core = await openCore();
  await keepEvents(core, 64);
  route.answer = () => new Response('<html>Bad request</html>', { status: 400 });

  expect(await createSender(core).flush(true)).toBe(64);
  expect(route.posts.length).toBeLessThan(25);
});

test('sends a large batch gzipped, and as it is from then on when the route takes no gzip', async () => {
  const core = await openCore();
  await keepEvents(core, 2, 3_000);
  await createSender(core).flush(true);
  expect(route.posts.map(({ isSqueezed }) => isSqueezed)).toEqual([true]);

  route.answer = (post) => (post.isSqueezed ? refuse(415)(post) : reply()(post));
  const ids = await keepEvents(core, 2, 3_000);
  const sender = createSender(core);
  expect(await sender.flush(true)).toBe(0);
  await keepEvents(core, 1, 3_000);
  await sender.flush(true);
  expect(route.posts.slice(1).map((post) => [post.isSqueezed, post.ids.length])).toEqual([
    [true, 2],
    [false, 2],
    [false, 1],
  ]);
  expect(route.posts[2]?.ids).toEqual(ids);
});

test('leaves what it sends with the browser, for the case that the page dies, until it is answered', async () => {
  const signals: AbortSignal[] = [];
  vi.stubGlobal('fetchLater', (_: string, { signal }: { signal: AbortSignal }) =>
    signals.push(signal),
  );
  const states = () => signals.map(({ aborted }) => aborted);
  const core = await openCore();
  await keepEvents(core, 1);
  route.answer = offline;
  const sender = createSender(core);
  await sender.flush(true);
  expect(states()).toEqual([false]);

  route.answer = (post) => {
    expect(states()).toEqual([true, false]);
    return reply()(post);
  };
  await pass(500);
  expect(states()).toEqual([true, true]);
});

test('leaves nothing with the browser for a route that asked for patience', async () => {
  const signals: AbortSignal[] = [];
  vi.stubGlobal('fetchLater', (_: string, { signal }: { signal: AbortSignal }) =>
    signals.push(signal),
  );
  const core = await openCore();
  await keepEvents(core, 1);
  route.answer = refuse(429, { 'retry-after': '60' });
  await createSender(core).flush(true);

  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test('gives up a request that did not survive the back/forward cache', async () => {
  const page = openPage({ locks: createLocks() });
  const core = await openCore();
  await keepEvents(core, 1);
  route.answer = () => new Promise(() => {});
  const flushing = createSender(core).flush(true);
  await until(() => route.posts.length === 1);
  page.fire('pagehide');
  page.fire('pageshow', { persisted: true });
  route.answer = reply();
  await pass(1_000);
  await flushing;
  await pass(1_000);

  expect(route.questions).toHaveLength(1);
  expect(await accountsOf(core)).toMatchObject({ accepted: 1, waiting: 0 });
});

test('begins nothing that nobody waits for while the page sets out to be left', async () => {
  const core = await openCore();
  const sender = createSender(core);
  await keepEvents(core, 1);
  core.keeper.isLeaving = true;
  expect(await sender.flush(false)).toBe(1);
  core.keeper.isLeaving = false;
  await pass(999);
  expect(route.posts).toHaveLength(0);

  await pass(1);
  expect(route.posts).toHaveLength(1);
});

test('gets another tab ready when the route takes its time, and when an attempt failed', async () => {
  const core = await openCore();
  const nudge = vi.spyOn(core, 'nudge');
  await keepEvents(core, 1);
  route.answer = () => new Promise(() => {});
  const flushing = createSender(core).flush(true);
  await until(() => route.posts.length === 1);
  await pass(299);
  expect(nudge).not.toHaveBeenCalled();
  await pass(1);
  expect(nudge).toHaveBeenCalledTimes(1);

  await pass(29_700);
  await flushing;
  expect(nudge).toHaveBeenCalledTimes(2);
});

test('gives up a request after thirty seconds and sends again', async () => {
  const core = await openCore();
  await keepEvents(core, 1);
  route.answer = () => new Promise(() => {});
  const flushing = createSender(core).flush(true);
  await until(() => route.posts.length === 1);
  route.answer = reply();
  await pass(30_000);
  expect(await flushing).toBe(1);
  await pass(500);

  expect(route.posts.map(({ body }) => body.resend)).toEqual([undefined, true]);
  expect(await accountsOf(core)).toMatchObject({ accepted: 1 });
});

test('sends what only memory has where storage is blocked', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('blocked', 'SecurityError');
    },
  });
  const core = await openCore();
  const ids = await keepEvents(core, 150);

  expect(await createSender(core).flush(true)).toBe(0);
  expect(route.posts.flatMap((post) => post.ids)).toEqual(ids);
  expect(await accountsOf(core)).toMatchObject({ accepted: 150, waiting: 0 });
});

test('leaves in localStorage what it sends while storage fails, and that it may have been sent', async () => {
  const core = await openCore();
  vi.spyOn(core.keeper.outbox, 'run').mockRejectedValue(new Error('blocked'));
  vi.spyOn(core.keeper.outbox, 'put').mockRejectedValue(new Error('blocked'));
  const ids = await keepEvents(core, 2);
  route.answer = () => {
    const [key] = Object.keys(localStorage);
    const { entries, doubts } = JSON.parse(localStorage.getItem(key ?? '') ?? '{}');
    expect(entries.map(({ event }: Entry) => event.id)).toEqual(ids);
    expect(doubts).toMatchObject([[expect.any(String), { ids }]]);
    return offline();
  };
  await createSender(core).flush(true);

  expect(route.posts).toHaveLength(1);
});

test('does not send the same events over and over when storage cannot forget them', async () => {
  const core = await openCore();
  await keepEvents(core, 2);
  const { run } = core.keeper.outbox;
  core.keeper.outbox.run = (mode, work) =>
    mode === 'readwrite' ? Promise.reject(new Error('disk full')) : run(mode, work);
  const sender = createSender(core);
  route.answer = (post) => (route.posts.length > 3 ? offline() : reply()(post));
  await sender.flush(true);

  expect(route.posts).toHaveLength(1);
});

test('tells listeners of a batch in memory of the fate of each event', async () => {
  const core = await openCore();
  const accepted = listenTo(core, 'accepted');
  const event = createEvent(core);
  await core.keep(event, 100);
  await createSender(core).flush(true);

  expect(accepted).toEqual([{ id: event.id, metric: 'Viewed Product' }]);
});

test.each([400, 413, 415, 422])(
  'does not believe a %s that is not in the words of the route',
  async (status) => {
    const core = await openCore();
    const rejections = listenTo(core, 'rejected');
    await keepEvents(core, 3);
    route.answer = () => new Response('<html>Request Header Or Cookie Too Large', { status });
    await createSender(core).flush(true);

    // It may be smaller ones that get through, or others, so it tries; it rejects nothing.
    expect(route.posts.map(({ ids }) => ids.length)).toEqual([3, 2, 1, 2, 1, 1]);
    expect(rejections).toEqual([]);
    expect(await accountsOf(core)).toMatchObject({ waiting: 3, rejected: 0 });
  },
);

test('waits as long as the route asks when it took only some of the events', async () => {
  const core = await openCore();
  await keepEvents(core, 3);
  route.answer = ({ body, ids }) =>
    Response.json(
      { batch: body.batch, results: ids.map((id, n) => ({ id, status: n ? 'held' : 'accepted' })) },
      { status: 202, headers: { 'retry-after': '30' } },
    );
  await createSender(core).flush(true);
  await pass(29_999);
  expect(route.posts).toHaveLength(1);
  await pass(1);
  expect(route.posts).toHaveLength(2);
});

test('sends again after a failure although consent was gone for a while', async () => {
  const core = await openCore();
  const gate = { isOpen: true };
  core.isOpen = () => gate.isOpen;
  await keepEvents(core, 1);
  route.answer = offline;
  const sender = createSender(core);
  await sender.flush(false);
  gate.isOpen = false;
  await pass(60_000);
  const { length } = route.posts;
  gate.isOpen = true;
  route.answer = reply();
  await sender.flush(false);

  expect(route.posts).toHaveLength(length + 1);
  expect(await accountsOf(core)).toMatchObject({ accepted: 1, waiting: 0 });
});

test('begins no request once consent is gone, though it was there while storage was read', async () => {
  const core = await openCore();
  let asked = 0;
  core.isOpen = () => ++asked < 3;
  await keepEvents(core, 1);
  await createSender(core).flush(true);

  expect(route.posts).toEqual([]);
});

test('ends the request under way when consent is denied', async () => {
  const core = await openCore();
  await keepEvents(core, 1);
  const signals: (AbortSignal | null | undefined)[] = [];
  const before = globalThis.fetch;
  vi.stubGlobal('fetch', (input: Request, init?: RequestInit) => {
    signals.push(init?.signal ?? input.signal);
    core.emit('consent', 'denied');
    return before(input, init);
  });
  await createSender(core).flush(true);

  expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
});

test('takes back what the browser was to send when consent is denied', async () => {
  const core = await openCore();
  const left: (AbortSignal | null | undefined)[] = [];
  vi.stubGlobal('fetchLater', (_: string, { signal }: RequestInit) => left.push(signal));
  await keepEvents(core, 1);
  route.answer = offline;
  await createSender(core).flush(true);
  expect(left.map((signal) => signal?.aborted)).toEqual([false]);
  core.emit('consent', 'denied');

  expect(left.map((signal) => signal?.aborted)).toEqual([true]);
});

test('sends after all when it was about to be left while it waited for another tab', async () => {
  const navigation = new EventTarget();
  vi.stubGlobal('navigation', navigation);
  let release = (): void => {};
  const { signal } = new AbortController();
  void navigator.locks.request('keepsend', { signal }, () => {
    return new Promise<void>((resolve) => {
      release = resolve;
    });
  });
  const core = await openCore();
  await keepEvents(core, 1);
  const flushed = createSender(core).flush(false);
  await settled();
  navigation.dispatchEvent(new Event('navigate'));
  await flushed;
  expect(route.posts).toEqual([]);
  release();
  await pass(1_000);

  expect(await accountsOf(core)).toMatchObject({ accepted: 1, waiting: 0 });
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Core } from './core.js';
import { DOUBT } from './outbox.js';
import { createSender } from './sender.js';
import { accountsOf, answerWith, keepEvents, listenTo, openCore } from './testing/core.js';
import { createLocks, type FakePage, openPage, pass, stopTime } from './testing/page.js';
import { openRoute, refuse, reply } from './testing/route.js';

let page: FakePage;
let route: ReturnType<typeof openRoute>;

beforeEach(() => {
  stopTime();
  page = openPage({ locks: createLocks() });
  route = openRoute();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const lose = async (): Promise<Response> => {
  throw new TypeError('Failed to fetch');
};

const countDoubts = async ({ keeper }: Core): Promise<number> =>
  keeper.outbox.run('readonly', (objects) =>
    keeper.outbox.request(objects.count(IDBKeyRange.bound(DOUBT, `${DOUBT}~`))),
  );

/** A batch that another page handed over just now. */
const leaveDoubt = async (ids: string[], batch: string): Promise<void> => {
  const other = await openCore();
  await other.keeper.outbox.put(DOUBT + batch, { ids, atMs: Date.now() });
};
const BATCH = '019a3f5e-0000-7000-8000-0123456789ab';

test('sends nothing again that was taken although its answer was lost', async () => {
  const core = await openCore();
  const accepted = listenTo(core, 'accepted');
  const ids = await keepEvents(core, 3);
  route.answer = ({ body, ids }) => {
    route.remembered.set(body.batch, answerWith({ batch: body.batch, ids }));
    return lose();
  };
  expect(await createSender(core).flush(true)).toBe(3);
  await pass(500);

  expect(route.posts).toHaveLength(1);
  expect(route.questions).toEqual([[route.posts[0]?.body.batch]]);
  expect(accepted.map(({ id }) => id)).toEqual(ids);
  expect(await accountsOf(core)).toMatchObject({ accepted: 3, waiting: 0 });
  expect(await countDoubts(core)).toBe(0);
});

test('sends again what the route knows nothing of', async () => {
  const core = await openCore();
  await keepEvents(core, 1);
  route.answer = lose;
  await createSender(core).flush(true);
  route.answer = reply();
  await pass(500);

  expect(route.questions).toHaveLength(1);
  expect(route.posts.map(({ body }) => body.resend)).toEqual([undefined, true]);
  expect(await accountsOf(core)).toMatchObject({ accepted: 1, waiting: 0 });
  expect(await countDoubts(core)).toBe(0);
});

test('sends again where the route is too old to be asked', async () => {
  const core = await openCore();
  await keepEvents(core, 1);
  route.answer = lose;
  route.recall = async () => new Response(null, { status: 405 });
  await createSender(core).flush(true);
  route.answer = reply();
  await pass(500);

  expect(await accountsOf(core)).toMatchObject({ accepted: 1, waiting: 0 });
});

test.each([
  ['nobody answers', lose],
  ['a captive portal does', async () => new Response('<html>Log in</html>')],
  ['the route has no time', async () => new Response(null, { status: 503 })],
])('sends nothing while %s when it asks', async (_, recall) => {
  const core = await openCore();
  await keepEvents(core, 1);
  route.answer = lose;
  route.recall = recall;
  await createSender(core).flush(true);
  await pass(500);
  await pass(1_000);

  expect(route.posts).toHaveLength(1);
  expect(route.questions).toHaveLength(2);
  expect(await accountsOf(core)).toMatchObject({ accepted: 0, waiting: 1 });
});

test('asks nothing after a refusal, which says that nothing was taken', async () => {
  const core = await openCore();
  await keepEvents(core, 1);
  route.answer = refuse(503);
  await createSender(core).flush(true);
  route.answer = reply();
  await pass(500);

  expect(route.questions).toEqual([]);
  expect(route.posts).toHaveLength(2);
});

test('waits for the receipt of what another page handed over, and settles by it', async () => {
  const core = await openCore();
  const ids = await keepEvents(core, 3);
  const rejected = listenTo(core, 'rejected');
  await leaveDoubt(ids, BATCH);
  const sender = createSender(core);
  expect(await sender.flush(true)).toBe(3);

  page.cookies.set('keepsend-0123456789ab', 'r1.h2');
  await pass(1_000);
  expect(rejected).toMatchObject([{ id: ids[1], metric: 'Viewed Product', code: 'refused' }]);
  expect(route.posts.map((post) => post.ids)).toEqual([[ids[2]]]);
  expect(await accountsOf(core)).toMatchObject({ accepted: 2, rejected: 1, waiting: 0 });
  expect([...page.cookies.keys()]).toEqual([]);
});

test('sends what is new while a beacon is on its way', async () => {
  const core = await openCore();
  const old = await keepEvents(core, 2);
  await leaveDoubt(old, BATCH);
  const fresh = await keepEvents(core, 2);
  expect(await createSender(core).flush(true)).toBe(2);

  expect(route.posts.map(({ ids }) => ids)).toEqual([fresh]);
});

test('looks past a hundred events that are on their way', async () => {
  const core = await openCore();
  const old = await keepEvents(core, 150);
  await leaveDoubt(old.slice(0, 100), BATCH);
  await leaveDoubt(old.slice(100), BATCH.replace('a3f', 'b3f'));
  const fresh = await keepEvents(core, 1);
  await createSender(core).flush(true);

  expect(route.posts.map(({ ids }) => ids)).toEqual([fresh]);
});

test('reads a receipt once, whatever it says', async () => {
  const core = await openCore();
  const ids = await keepEvents(core, 1);
  await leaveDoubt(ids, BATCH);
  page.cookies.set('keepsend-0123456789ab', '<script>');
  expect(await createSender(core).flush(true)).toBe(0);

  expect(route.posts.map((post) => post.ids)).toEqual([ids]);
  expect(await countDoubts(core)).toBe(0);
});

test('keeps what it cannot ask about where documents have no cookies', async () => {
  const core = await openCore();
  const ids = await keepEvents(core, 1);
  await leaveDoubt(ids, BATCH);
  vi.stubGlobal('document', {
    get cookie(): string {
      throw new DOMException('sandboxed', 'SecurityError');
    },
  });
  const sender = createSender(core);
  expect(await sender.flush(true)).toBe(1);
  await pass(10_000);
  await pass(1_000);

  expect(await accountsOf(core)).toMatchObject({ accepted: 1, waiting: 0 });
});

test('looks again although the time of a doubt ran out while storage was read', async () => {
  const core = await openCore();
  const ids = await keepEvents(core, 1);
  await leaveDoubt(ids, BATCH);
  const { outbox } = core.keeper;
  const { get } = outbox;
  await pass(9_990);
  outbox.get = (key) => {
    vi.setSystemTime(Date.now() + 20);
    return get(key);
  };
  await createSender(core).flush(true);
  outbox.get = get;
  for (let second = 0; second < 3; second += 1) await pass(1_000);

  expect(await accountsOf(core)).toMatchObject({ accepted: 1, waiting: 0 });
});

test.each([7, 'text', {}, { ids: 'abc', atMs: 1 }, { ids: [7], atMs: 1 }, { ids: [null] }])(
  'sends on whatever stands where a doubt should: %j',
  async (doubt) => {
    const core = await openCore();
    await core.keeper.outbox.put(DOUBT + BATCH, doubt);
    await keepEvents(core, 1);
    await createSender(core).flush(true);

    expect(await accountsOf(core)).toMatchObject({ accepted: 1, waiting: 0 });
  },
);

test('sends on when the route refuses to be asked', async () => {
  const core = await openCore();
  await core.keeper.outbox.put(`${DOUBT}no id`, { ids: ['01'], atMs: 1 });
  await keepEvents(core, 1);
  route.recall = async () => new Response(null, { status: 400 });
  await createSender(core).flush(true);

  expect(await accountsOf(core)).toMatchObject({ accepted: 1, waiting: 0 });
});

test('asks ever more seldom where storage cannot forget', async () => {
  const core = await openCore();
  await core.keeper.outbox.put(DOUBT + BATCH, { ids: ['01'], atMs: 1 });
  const { outbox } = core.keeper;
  const { run } = outbox;
  outbox.run = (mode, work) =>
    mode === 'readwrite' ? Promise.reject(new Error('disk')) : run(mode, work);
  await createSender(core).flush(true);
  expect(route.questions).toHaveLength(1);

  for (let second = 0; second < 30; second += 1) await pass(1_000);
  expect(route.questions).toHaveLength(5);
});

test('holds nothing for longer because a clock was set back', async () => {
  const core = await openCore();
  const ids = await keepEvents(core, 1);
  core.keeper.doubts.set(BATCH, { ids, atMs: Date.now() });
  vi.setSystemTime(Date.now() - 86_400_000);
  await createSender(core).flush(true);
  for (let second = 0; second < 11; second += 1) await pass(1_000);

  expect(await accountsOf(core)).toMatchObject({ accepted: 1, waiting: 0 });
});

test('makes sure of what was on its way as consent became pending', async () => {
  const core = await openCore();
  let isOpen = true;
  Object.assign(core, { isOpen: () => isOpen });
  await keepEvents(core, 1);
  route.answer = (post) => {
    isOpen = false;
    return reply()(post);
  };
  const sender = createSender(core);
  await sender.flush(true);
  isOpen = true;
  route.answer = reply();
  await sender.flush(true);
  for (let second = 0; second < 11; second += 1) await pass(1_000);

  expect(await accountsOf(core)).toMatchObject({ accepted: 1, waiting: 0 });
});

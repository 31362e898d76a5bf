import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Entry } from './batch.js';
import type { Core } from './core.js';
import { createOutbox } from './outbox.js';
import { countEntries, readEntries } from './read-outbox.js';
import { restore } from './restore.js';
import { accountsOf, keepEvents, openCore } from './testing/core.js';
import { createRecords, openPage, stopTime } from './testing/page.js';

beforeEach(() => {
  stopTime();
  openPage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Lets storage refuse from now on, until the function it gives is called. */
const breakStorage = (): (() => void) => {
  const working = indexedDB;
  vi.stubGlobal('indexedDB', undefined);
  return () => void vi.stubGlobal('indexedDB', working);
};
const idsOf = async ({ keeper }: Core): Promise<string[]> =>
  (await readEntries(keeper, 100)).map(({ event }) => event.id);

/** A page that is left before storage answers: its events, and what it leaves of them. */
const leaveEarly = async (records: Storage, database: IDBFactory, count = 2): Promise<string[]> => {
  openPage({ records, database });
  const mend = breakStorage();
  const core = await openCore();
  const ids = await keepEvents(core, count);
  core.keeper.doubts.set('batch', { ids, atMs: 7 });
  core.keeper.bridge();
  mend();
  return ids;
};

test('moves what a page left in localStorage into the outbox, with its doubts', async () => {
  const records = createRecords();
  const database = new IDBFactory();
  const ids = await leaveEarly(records, database);
  expect(Object.keys(records)).toHaveLength(1);

  const core = await openCore();
  await restore(core);

  expect(Object.keys(records)).toEqual([]);
  expect(await idsOf(core)).toEqual(ids);
  expect(await createOutbox().get('h:doubt:batch')).toEqual({ ids, atMs: 7 });
  expect(core.keeper.own.size).toBe(0);
});

test.each([
  ['that what was left in doubt may have been sent', ''],
  ['what was sent after it', 'f'],
])('remembers %s', async (_, noted) => {
  const ids = await leaveEarly(createRecords(), new IDBFactory());
  const core = await openCore();
  await core.keeper.outbox.put('h:attempted', noted);
  await restore(core);

  expect(await createOutbox().get('h:attempted')).toBe(noted || ids.at(-1));
});

test('keeps the person of each event that was left', async () => {
  const records = createRecords();
  const database = new IDBFactory();
  const person = { anonymous_id: 'somebody', email: 'ada@example.com' };
  openPage({ records, database });
  const entry = { event: { id: '01', metric: 'M', time: '' }, visitor: person, bytes: 9 };
  records.setItem('keepsend:1', JSON.stringify({ entries: [entry], doubts: [] }));
  const core = await openCore();
  await restore(core);

  expect(await readEntries(core.keeper, 5)).toEqual([entry]);
});

test('neither doubles nor loses a record that two tabs find at once', async () => {
  const records = createRecords();
  const ids = await leaveEarly(records, new IDBFactory(), 3);
  const tabs = [await openCore(), await openCore()] as const;
  await Promise.all(tabs.map(restore));

  expect(await countEntries(tabs[0].keeper)).toBe(3);
  expect(await idsOf(tabs[1])).toEqual(ids);
  expect(Object.keys(records)).toEqual([]);
});

test.each([
  'no text of ours',
  'null',
  '{"entries":[null,{"event":{"id":7}},{"event":{"id":"h:visitor"},"visitor":{}}],"doubts":[]}',
  '{"doubts":[["b",{"ids":["01"],"atMs":1}]]}',
])('removes a record that is garbage: %s', async (text) => {
  const records = createRecords();
  records.setItem('keepsend:1', text);
  records.setItem('cart', 'the shop');
  openPage({ records });
  const core = await openCore();
  await restore(core);

  expect(Object.keys(records)).toEqual(['cart']);
  expect(await countEntries(core.keeper)).toBe(0);
});

test('takes what was left into memory where storage is still blocked, and leaves it again at once', async () => {
  const records = createRecords();
  const ids = await leaveEarly(records, new IDBFactory());
  const mend = breakStorage();
  const core = await openCore();
  await restore(core);
  await restore(core);

  expect(core.keeper.storage).toBe('memory');
  expect(await idsOf(core)).toEqual(ids);
  expect(core.keeper.doubts.get('batch')).toEqual({ ids, atMs: 7 });
  expect(core.keeper.attempted).toBe(ids.at(-1));
  expect(Object.keys(records)).toHaveLength(1);

  mend();
  const next = await openCore();
  await restore(next);
  expect(await idsOf(next)).toEqual(ids);
});

test('leaves in localStorage what memory has while storage makes it wait', async () => {
  const records = createRecords();
  const ids = await leaveEarly(records, new IDBFactory());
  const mend = breakStorage();
  const core = await openCore();
  const own = await keepEvents(core, 1);
  await restore(core);
  mend();
  const work = core.keeper.outbox.run;
  const { promise: late, resolve: answer } = Promise.withResolvers<void>();
  core.keeper.outbox.run = (mode, use) => late.then(() => work(mode, use));
  const restoring = restore(core);

  const left = Object.keys(records).map((key) => JSON.parse(records.getItem(key) ?? ''));
  expect(left.flatMap(({ entries }) => entries.map((entry: Entry) => entry.event.id))).toEqual([
    ...own,
    ...ids,
  ]);
  answer();
  await restoring;
  expect(Object.keys(records)).toEqual([]);
  expect(await idsOf(await openCore())).toEqual([...ids, ...own].sort());
});

test.each(['answers', 'fails'])(
  'brings nothing back after consent is gone when storage %s late',
  async (how) => {
    const records = createRecords();
    await leaveEarly(records, new IDBFactory());
    let isOpen = true;
    const core = { ...(await openCore()), isOpen: () => isOpen };
    const work = core.keeper.outbox.run;
    const { promise: late, resolve: answer } = Promise.withResolvers<void>();
    core.keeper.outbox.run = (mode, use) =>
      late.then(() => {
        if (how === 'fails') throw new Error('blocked');
        return work(mode, use);
      });
    const restoring = restore(core);
    isOpen = false;
    for (const key of Object.keys(records)) records.removeItem(key);
    answer();
    await restoring;
    core.keeper.outbox.run = work;

    expect(Object.keys(records)).toEqual([]);
    expect(core.keeper.own.size).toBe(0);
    expect(await countEntries(core.keeper)).toBe(0);
  },
);

test('stores what memory held as soon as storage works again', async () => {
  const mend = breakStorage();
  const core = await openCore();
  const ids = await keepEvents(core, 3);
  core.keeper.unstored.accepted = 4;
  core.keeper.unstored.lost.full = 2;
  expect(core.keeper.storage).toBe('memory');
  mend();
  await restore(core);

  expect(core.keeper.storage).toBe('indexeddb');
  expect(await idsOf(await openCore())).toEqual(ids);
  const accounts = { tracked: 9, accepted: 4, rejected: 0, lost: { full: 2 }, waiting: 3 };
  expect(await accountsOf(core)).toMatchObject({ ...accounts, lost: { full: 2 } });
  expect(await accountsOf(await openCore())).toEqual(accounts);
});

test('holds in memory no more than a closing page could send, once it is stored', async () => {
  const mend = breakStorage();
  const core = await openCore();
  await keepEvents(core, 20, 10_000);
  expect(core.keeper.own.size).toBe(20);
  mend();
  await restore(core);

  expect(core.keeper.own.size).toBe(5);
  expect(await countEntries(core.keeper)).toBe(20);
});

test.each(['text', 7, {}, null, []])('takes no doubt of %j into memory', async (ids) => {
  const records = createRecords();
  records.setItem('keepsend:1', JSON.stringify({ entries: [], doubts: [['b', { ids, atMs: 1 }]] }));
  openPage({ records });
  const core = await openCore();
  breakStorage();
  core.keeper.outbox.run = () => Promise.reject(new Error('blocked'));
  await restore(core);

  expect(core.keeper.doubts.size).toBe(0);
});

test.each([undefined, 7])(
  'keeps who a page learned of as it was left, beside %j',
  async (stored) => {
    const records = createRecords();
    openPage({ records });
    const other = await openCore();
    const leaving = await openCore();
    leaving.keeper.outbox.put = () => new Promise(() => {});
    leaving.identity.identify({ email: 'ada@example.com' }, {});
    leaving.keeper.isGone = true;
    leaving.keeper.bridge();
    if (stored) await other.keeper.outbox.put('h:visitor', stored);
    await restore(other);

    expect(Object.keys(records)).toEqual([]);
    expect((await openCore()).identity.wire()).toMatchObject({ email: 'ada@example.com' });
  },
);

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Entry } from './batch.js';
import { createIdMaker } from './event-id.js';
import { createKeeper } from './keeper.js';
import { createOutbox } from './outbox.js';
import { holdOpening, openPage, pass, stopTime } from './testing/page.js';

let createEntry: (bytes?: number) => Entry;

beforeEach(() => {
  stopTime();
  openPage();
  const createId = createIdMaker();
  createEntry = (bytes = 200) => {
    const id = createId(Date.now());
    const event = { id, metric: 'Viewed Product', time: new Date().toISOString() };
    return { event, visitor: { anonymous_id: 'a' }, bytes };
  };
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const blocked = createOutbox(() => Promise.reject(new Error('blocked')));

test('keeps an event in the outbox before it says so', async () => {
  const keeper = createKeeper(() => {});
  const entry = createEntry();

  expect(await keeper.keep(entry)).toBe('indexeddb');
  expect(await createOutbox().get(entry.event.id)).toEqual(entry);
});

test('keeps events in memory where storage is blocked, and says so once', async () => {
  const errors: unknown[] = [];
  const keeper = createKeeper((error) => errors.push(error), blocked);
  const entries = [createEntry(), createEntry(), createEntry()];

  for (const entry of entries) expect(await keeper.keep(entry)).toBe('memory');

  expect(errors).toHaveLength(1);
  expect(keeper.storage).toBe('memory');
  expect([...keeper.own.values()].map(({ entry }) => entry)).toEqual(entries);
});

test('keeps events in memory where storage hangs, after two seconds', async () => {
  const keeper = createKeeper(
    () => {},
    createOutbox(() => new Promise(() => {})),
  );
  const kept = keeper.keep(createEntry());
  await pass(2_000);

  expect(await kept).toBe('memory');
  expect(keeper.own.size).toBe(1);
});

test('stores again as soon as storage works again', async () => {
  const working = createOutbox();
  let isBlocked = true;
  const keeper = createKeeper(() => {}, {
    ...working,
    put: (key, value) => (isBlocked ? Promise.reject(new Error('full')) : working.put(key, value)),
  });
  expect(await keeper.keep(createEntry())).toBe('memory');
  isBlocked = false;

  expect(await keeper.keep(createEntry())).toBe('indexeddb');
  expect(keeper.storage).toBe('indexeddb');
});

test('gives up the oldest of ten thousand events in memory, and counts it', async () => {
  const keeper = createKeeper(() => {}, blocked);
  const entries = Array.from({ length: 10_003 }, () => createEntry(1));
  await Promise.all(entries.map(keeper.keep));

  expect(keeper.own.size).toBe(10_000);
  expect(keeper.unstored).toMatchObject({ lost: { full: 3 }, untold: { full: 3 } });
  expect(keeper.own.has(entries[2]?.event.id ?? '')).toBe(false);
  expect(keeper.own.has(entries[3]?.event.id ?? '')).toBe(true);
});

test('gives up the oldest when events in memory are more than 5 MB', async () => {
  const keeper = createKeeper(() => {}, blocked);
  for (let n = 0; n < 30; n += 1) await keeper.keep(createEntry(200_000));

  expect(keeper.own.size).toBe(25);
  expect(keeper.unstored.lost).toEqual({ full: 5 });
});

test('does not count as lost what storage has', async () => {
  const working = createOutbox();
  let isBlocked = false;
  const keeper = createKeeper(() => {}, {
    ...working,
    put: (key, value) => (isBlocked ? Promise.reject(new Error('full')) : working.put(key, value)),
  });
  await keeper.keep(createEntry(50_000));
  isBlocked = true;
  for (let n = 0; n < 25; n += 1) await keeper.keep(createEntry(200_000));

  expect(keeper.own.size).toBe(25);
  expect(keeper.unstored.lost).toEqual({});
});

test('does not hold in memory more than a closing page could send', async () => {
  const keeper = createKeeper(() => {});
  for (let n = 0; n < 10; n += 1) await keeper.keep(createEntry(10_000));

  expect(keeper.own.size).toBe(6);
});

test('marks what may have been sent, and never takes a mark back', async () => {
  const keeper = createKeeper(() => {});
  await keeper.mark('0b');
  await keeper.mark('0a');
  await keeper.mark(undefined);

  expect(keeper.attempted).toBe('0b');
  expect(await createOutbox().get('h:attempted')).toBe('0b');
});

test('answers with nothing where reading fails', async () => {
  const keeper = createKeeper(() => {}, blocked);

  expect(await keeper.attempt(() => blocked.get('0'))).toBeUndefined();
  expect(keeper.error).toEqual(new Error('blocked'));
});

test('is not sure of what was stored once the connection was lost', async () => {
  const keeper = createKeeper(() => {});
  const entry = createEntry();
  await keeper.keep(entry);
  expect(keeper.own.get(entry.event.id)?.isStored).toBe(true);
  keeper.outbox.onLost?.();

  expect(keeper.own.get(entry.event.id)?.isStored).toBe(false);
});

test('leaves what storage refused where the next page finds it', async () => {
  const keeper = createKeeper(() => {}, blocked);
  const entry = createEntry();
  await keeper.keep(entry);
  keeper.bridge();

  const [key = ''] = Object.keys(localStorage);
  expect(JSON.parse(localStorage.getItem(key) ?? '')).toMatchObject({
    entries: [entry],
    doubts: [],
  });
});

test('takes back what it left once the database answers, also on a hidden page', async () => {
  const page = openPage();
  const keeper = createKeeper(() => {});
  const kept = keeper.keep(createEntry());
  page.hide();
  keeper.bridge();
  expect(Object.keys(localStorage)).toHaveLength(1);
  expect(await kept).toBe('indexeddb');

  expect(Object.keys(localStorage)).toEqual([]);
});

test('works, whatever comes of a question that began to hang before', async () => {
  const release = holdOpening();
  const keeper = createKeeper(() => {});
  const kept = keeper.keep(createEntry());
  await pass(2_000);
  expect(await kept).toBe('memory');
  const asked = keeper.attempt(() => keeper.outbox.run('readonly', () => new Promise(() => {})));
  release();
  await pass(0);
  expect(await keeper.keep(createEntry())).toBe('indexeddb');
  await pass(2_000);
  await asked;

  expect(keeper.storage).toBe('indexeddb');
});

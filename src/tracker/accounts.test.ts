import {
  IDBDatabase as FDBDatabase,
  IDBFactory as FDBFactory,
  IDBObjectStore as FDBObjectStore,
  IDBFactory,
} from 'fake-indexeddb';
import fc from 'fast-check';
import { promisifyRequest } from 'idb-keyval';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WireResult } from '../protocol/wire.js';
import type { Core } from './core.js';
import { settleParcel, takeParcel } from './ledger.js';
import { enforceLimits } from './limits.js';
import { readEntries } from './read-outbox.js';
import { restore } from './restore.js';
import { accountsOf, answerWith, keepEvents, openCore } from './testing/core.js';
import { createRecords, openPage, stopTime } from './testing/page.js';

const DAY_MS = 24 * 60 * 60 * 1000;
let isBroken: boolean;
let isFull: boolean;

/** Lets storage fail whenever a test says so. */
const watchStorage = (): void => {
  isBroken = false;
  isFull = false;
  const { transaction } = FDBDatabase.prototype;
  vi.spyOn(FDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: unknown,
    ...args
  ) {
    if (!isBroken || args[1] === ('versionchange' as string)) {
      return transaction.apply(this as never, args);
    }
    throw new DOMException('closing', 'InvalidStateError');
  });
  const { put } = FDBObjectStore.prototype;
  vi.spyOn(FDBObjectStore.prototype, 'put').mockImplementation(function (this: unknown, ...args) {
    if (isFull) throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this as never, args);
  });
  const { open } = FDBFactory.prototype;
  vi.spyOn(FDBFactory.prototype, 'open').mockImplementation(function (this: unknown, ...args) {
    if (isBroken) throw new DOMException('broken', 'UnknownError');
    return open.apply(this as never, args);
  });
};

beforeEach(() => {
  stopTime();
  openPage();
  watchStorage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('tells the route of events a full memory lost, once', async () => {
  isBroken = true;
  const core = await openCore();
  await keepEvents(core, 29, 190_000);
  const parcel = await takeParcel(core, 100);
  if (!parcel) throw new Error('nothing to take');

  expect(parcel.dropped).toEqual({ full: 3 });
  await settleParcel(core, parcel, answerWith(parcel));
  expect(await accountsOf(core)).toMatchObject({ tracked: 29, lost: { full: 3 } });
  expect((await takeParcel(core, 100))?.dropped).toBeUndefined();
});

test('tells the route of lost events on a later page when this one could not', async () => {
  const records = createRecords();
  const database = new IDBFactory();
  openPage({ records, database });
  isBroken = true;
  const core = await openCore();
  await keepEvents(core, 29, 190_000);
  core.keeper.bridge();
  isBroken = false;
  const next = await openCore();
  await restore(next);

  expect((await takeParcel(next, 100))?.dropped).toEqual({ full: 3 });
});

test('tells what storage and memory lost together', async () => {
  const core = await openCore();
  await keepEvents(core, 2);
  vi.setSystemTime(Date.now() + 15 * DAY_MS);
  const next = await openCore();
  await enforceLimits(next);
  isFull = true;
  await keepEvents(next, 29, 190_000);

  expect((await takeParcel(next, 100))?.dropped).toEqual({ expired: 2, full: 3 });
});

test('does not count as accepted what storage will bring again', async () => {
  const core = await openCore();
  await keepEvents(core, 2);
  const parcel = await takeParcel(core, 100);
  if (!parcel) throw new Error('nothing to take');
  isBroken = true;
  expect(await settleParcel(core, parcel, answerWith(parcel))).toBe(false);
  isBroken = false;
  await restore(core);

  expect(await accountsOf(core)).toMatchObject({ tracked: 2, accepted: 0, waiting: 2 });
});

test('forgets what was answered on a full disk, and counts it once there is room', async () => {
  const core = await openCore();
  await keepEvents(core, 2);
  const parcel = await takeParcel(core, 100);
  if (!parcel) throw new Error('nothing to take');
  isFull = true;
  expect(await settleParcel(core, parcel, answerWith(parcel))).toBe(true);
  expect(await takeParcel(core, 100)).toBeUndefined();
  expect(await accountsOf(core)).toMatchObject({ tracked: 2, accepted: 2, waiting: 0 });
  isFull = false;
  await restore(core);

  expect(await accountsOf(await openCore())).toMatchObject({ tracked: 2, accepted: 2 });
});

type Step =
  | { does: 'keep'; count: number; size: number }
  | { does: 'deliver'; max: number; statuses: WireResult['status'][]; breaks: boolean }
  | { does: 'wait'; days: number }
  | { does: 'break' | 'fill' | 'mend' | 'leave' | 'evict' };

const STATUSES = ['accepted', 'duplicate', 'rejected', 'held'] as const;
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      does: fc.constant('keep' as const),
      count: fc.integer({ min: 1, max: 5 }),
      size: fc.constantFrom(0, 30_000),
    }),
    // More than memory or storage may hold.
    fc.constant({ does: 'keep' as const, count: 28, size: 190_000 }),
    fc.record({
      does: fc.constant('deliver' as const),
      max: fc.integer({ min: 1, max: 6 }),
      statuses: fc.array(fc.constantFrom(...STATUSES), { minLength: 6, maxLength: 6 }),
      breaks: fc.boolean(),
    }),
    fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ does: fc.constantFrom('break', 'fill', 'mend', 'leave', 'evict') }),
  ) as fc.Arbitrary<Step>,
  { maxLength: 16 },
);

/** What a page and the ones after it know, beside what is true. */
interface Shop {
  core: Core;
  /** Tracked, but for what vanished with a deleted database. */
  expected: number;
  told: number;
  /** A batch arrived and could not be forgotten: it is told again. */
  isToldTwice: boolean;
}

const mend = async (shop: Shop): Promise<void> => {
  isBroken = isFull = false;
  await restore(shop.core);
  await enforceLimits(shop.core);
};

const deliver = async (
  shop: Shop,
  { max, statuses, breaks }: Extract<Step, { does: 'deliver' }>,
): Promise<number> => {
  const parcel = await takeParcel(shop.core, max);
  if (!parcel) return 0;
  const wasBroken = isBroken;
  isBroken ||= breaks;
  const results = parcel.ids.map((id, index) => ({ id, status: statuses[index] ?? 'held' }));
  const isSettled = await settleParcel(shop.core, parcel, { batch: parcel.batch, results });
  isBroken = wasBroken;
  for (const count of Object.values(parcel.dropped ?? {})) shop.told += count;
  // Numbers of storage that fails cannot be taken off what is to be told.
  if (parcel.dropped && !isSettled) shop.isToldTwice = true;
  return parcel.ids.length;
};

const take = async (shop: Shop, step: Step): Promise<void> => {
  if (step.does === 'keep') {
    shop.expected += (await keepEvents(shop.core, step.count, step.size)).length;
  }
  if (step.does === 'deliver') await deliver(shop, step);
  if (step.does === 'wait') vi.setSystemTime(Date.now() + step.days * DAY_MS);
  if (step.does === 'break') isBroken = true;
  if (step.does === 'fill') isFull = true;
  if (step.does === 'mend') await mend(shop);
  if (step.does === 'leave') {
    // Megabytes of memory do not all find room in what the page leaves.
    await mend(shop);
    shop.core.keeper.bridge();
    shop.core = await openCore();
  }
  if (step.does === 'evict') {
    await mend(shop);
    await promisifyRequest(indexedDB.deleteDatabase('keepsend'));
    shop.expected = shop.core.keeper.own.size;
    shop.told = 0;
    await mend(shop);
  }
};

test('accounts for every event whatever storage does', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      stopTime();
      openPage();
      isBroken = isFull = false;
      const shop: Shop = { core: await openCore(), expected: 0, told: 0, isToldTwice: false };
      for (const step of sequence) {
        await take(shop, step);
        if (isBroken || isFull) continue;
        const { tracked, accepted, rejected, lost, waiting } = await accountsOf(shop.core);
        const given = Object.values(lost).reduce((sum, count) => sum + count, 0);
        expect(tracked).toBe(shop.expected);
        expect(accepted + rejected + waiting + given).toBe(shop.expected);
      }
      await mend(shop);
      const statuses: WireResult['status'][] = Array(6).fill('accepted');
      await keepEvents(shop.core, 1);
      while (await deliver(shop, { does: 'deliver', max: 6, statuses, breaks: false }));
      const { lost, waiting, tracked } = await accountsOf(shop.core);
      const given = Object.values(lost).reduce((sum, count) => sum + count, 0);
      expect([waiting, tracked]).toEqual([0, shop.expected + 1]);
      expect(await readEntries(shop.core.keeper, 10)).toEqual([]);
      if (shop.isToldTwice) expect(shop.told).toBeGreaterThanOrEqual(given);
      else expect(shop.told).toBe(given);
    }),
    { numRuns: 25 },
  );
});

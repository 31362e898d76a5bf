import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Entry } from './batch.js';
import { createBridge, type Doubt, findBridges, type Own } from './bridge.js';
import { emptyAccounts } from './stored-accounts.js';
import { createRecords, openPage, stopTime } from './testing/page.js';

const own = new Map<string, Own>();
const doubts = new Map<string, Doubt>();
const entryOf = (id: string, bytes = 100): Entry => ({
  event: { id, metric: 'Viewed Product', time: '2026-11-01T12:00:00.000Z' },
  visitor: { anonymous_id: 'a' },
  bytes,
});
const hold = (id: string, rest: Partial<Own> = {}, bytes?: number): void => {
  own.set(id, { entry: entryOf(id, bytes), ...rest });
};
const readAll = (): unknown[] =>
  findBridges().map((key) => JSON.parse(localStorage.getItem(key) ?? ''));

beforeEach(() => {
  stopTime();
  openPage();
  own.clear();
  doubts.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('leaves what the database does not have, with the batches in doubt', () => {
  hold('01', { isStored: true });
  hold('02');
  hold('03');
  doubts.set('b', { ids: ['02'], atMs: 5 });
  // A request that may be under way as long as the page lives.
  doubts.set('c', { ids: ['03'], atMs: Number.POSITIVE_INFINITY });
  createBridge(own, doubts, emptyAccounts(), () => undefined)(false);

  expect(readAll()).toEqual([
    {
      entries: [entryOf('02'), entryOf('03')],
      doubts: [
        ['b', { ids: ['02'], atMs: 5 }],
        ['c', { ids: ['03'], atMs: Date.now() }],
      ],
      accounts: emptyAccounts(),
    },
  ]);
});

test('leaves one record a page, however often it is left', () => {
  const bridge = createBridge(own, doubts, emptyAccounts(), () => undefined);
  hold('01');
  bridge(false);
  hold('02');
  bridge(false);

  expect(readAll()).toMatchObject([{ entries: [entryOf('01'), entryOf('02')] }]);
});

test('takes its record back once the database has everything', () => {
  const bridge = createBridge(own, doubts, emptyAccounts(), () => undefined);
  hold('01');
  bridge(false);
  bridge(true);

  expect(findBridges()).toEqual([]);
});

test('leaves nothing where there is nothing to leave, nor where the database works', () => {
  createBridge(own, doubts, emptyAccounts(), () => undefined)(false);
  hold('01');
  createBridge(own, doubts, emptyAccounts(), () => undefined)(true);

  expect(Object.keys(localStorage)).toEqual([]);
});

test('leaves the oldest events when a megabyte does not hold them all', () => {
  hold('01', {}, 600_000);
  hold('02', {}, 300_000);
  hold('03', {}, 200_000);
  hold('04', {}, 10);
  createBridge(own, doubts, emptyAccounts(), () => undefined)(false);

  expect(readAll()).toMatchObject([
    { entries: [{ event: { id: '01' } }, { event: { id: '02' } }] },
  ]);
});

test('leaves alone what is not its own', () => {
  const records = createRecords();
  records.setItem('keepsend', 'a shop');
  records.setItem('cart', '[]');
  openPage({ records });

  expect(findBridges()).toEqual([]);
});

test('does nothing where localStorage is blocked, missing or full', () => {
  hold('01');
  const bridge = createBridge(own, doubts, emptyAccounts(), () => undefined);
  vi.stubGlobal('localStorage', undefined);
  expect(() => bridge(false)).not.toThrow();
  expect(findBridges()).toEqual([]);

  const full = createRecords();
  Object.getPrototypeOf(full).setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', full);
  expect(() => bridge(false)).not.toThrow();
});

test('counts from nothing once another page has taken over what it left', () => {
  const accounts = { ...emptyAccounts(), accepted: 3, lost: { full: 2 } };
  const bridge = createBridge(own, doubts, accounts, () => undefined);
  hold('01');
  bridge(false);
  expect(readAll()).toMatchObject([{ accounts: { accepted: 3, lost: { full: 2 } } }]);
  for (const key of findBridges()) localStorage.removeItem(key);
  bridge(false);

  expect(accounts).toEqual(emptyAccounts());
});

import { IDBDatabase } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MAX_BEACON_BYTES } from '../protocol/limits.js';
import type { WireBatch } from '../protocol/wire.js';
import type { Parcel } from './batch.js';
import { findBridges } from './bridge.js';
import type { Core } from './core.js';
import { sayFarewell } from './farewell.js';
import { pause, takeParcel } from './ledger.js';
import { DOUBT } from './outbox.js';
import { countEntries } from './read-outbox.js';
import { createSender } from './sender.js';
import { keepEvents, openCore } from './testing/core.js';
import { type FakePage, openPage, pass, settled, stopTime } from './testing/page.js';

let page: FakePage;
let core: Core;

beforeEach(async () => {
  stopTime();
  page = openPage();
  core = await openCore();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const readBeacons = async (from: FakePage = page): Promise<WireBatch[]> =>
  (await Promise.all(from.beacons.map(({ read }) => read()))) as unknown as WireBatch[];

const idsOf = (batches: WireBatch[]): string[][] =>
  batches.map(({ events }) => events.map(({ id }) => id));

test('hands what nobody answered to the browser as the page is left', async () => {
  const ids = await keepEvents(core, 3);
  sayFarewell(core);

  expect(idsOf(await readBeacons())).toEqual([ids]);
  expect(page.beacons[0]?.url).toBe('https://shop.example/q7f2/e?receipt');
});

test('sends one beacon for each person, oldest first', async () => {
  const first = await keepEvents(core, 2);
  core.identity.identify({ email: 'ada@example.com' }, {});
  const second = await keepEvents(core, 2);
  core.identity.reset();
  const third = await keepEvents(core, 2);
  sayFarewell(core);
  const batches = await readBeacons();

  expect(idsOf(batches)).toEqual([first, second, third]);
  expect(batches.map(({ visitor }) => visitor.email)).toEqual([
    undefined,
    'ada@example.com',
    undefined,
  ]);
});

test('sends nothing when nothing waits', () => {
  sayFarewell(core);

  expect(page.beacons).toEqual([]);
});

/** As the sender does it: what is on the wire, for as long as nobody answers. */
const putUnderWay = async (atMs: number): Promise<Parcel> => {
  const parcel = await takeParcel(core, 100);
  if (!parcel) throw new Error('nothing to take');
  core.bytesUnderWay = atMs && new Blob([parcel.body]).size;
  await core.note(parcel, atMs);
  return parcel;
};

test('sends nothing that is on its way already', async () => {
  const sent = await keepEvents(core, 2);
  const parcel = await putUnderWay(Number.POSITIVE_INFINITY);
  const later = await keepEvents(core, 1);
  sayFarewell(core);

  expect(parcel.ids).toEqual(sent);
  expect(idsOf(await readBeacons())).toEqual([later]);
});

test('hands over what is on its way by a request that ends with the page', async () => {
  const sent = await keepEvents(core, 2);
  await putUnderWay(0);
  sayFarewell(core);

  expect(idsOf(await readBeacons())).toEqual([sent]);
});

test('leaves room for what is on its way', async () => {
  await keepEvents(core, 1, 30_000);
  await putUnderWay(Date.now());
  await keepEvents(core, 1, 29_600);
  expect(core.keeper.own.size).toBe(2);
  sayFarewell(core);
  expect(page.beacons).toEqual([]);

  core.bytesUnderWay = 0;
  sayFarewell(core);
  expect(page.beacons).toHaveLength(1);
});

test('hands nothing over twice while it may be on its way', async () => {
  const first = await keepEvents(core, 1);
  sayFarewell(core);
  sayFarewell(core);
  const second = await keepEvents(core, 1);
  await pass(9_999);
  sayFarewell(core);
  expect(idsOf(await readBeacons())).toEqual([first, second]);

  await pass(10_000);
  sayFarewell(core);
  const batches = await readBeacons();
  expect(idsOf(batches).at(-1)).toEqual([...first, ...second]);
  expect(batches.at(-1)?.resend).toBe(true);
});

test('keeps what it handed over until a receipt is there, and writes down what it was', async () => {
  const ids = await keepEvents(core, 2);
  sayFarewell(core);
  const [batch] = await readBeacons();
  const next = await openCore();

  expect(await countEntries(next.keeper)).toBe(2);
  const stored = await next.keeper.outbox.get(DOUBT + batch?.batch);
  expect(stored).toEqual({ ids, atMs: Date.now() });
});

test('hands over nothing where the browser knows that it is offline', async () => {
  await keepEvents(core, 1);
  page.isOnline = false;
  sayFarewell(core);
  expect(page.beacons).toEqual([]);
  expect(core.keeper.doubts.size).toBe(0);

  page.isOnline = true;
  sayFarewell(core);
  expect(page.beacons).toHaveLength(1);
});

test('hands over nothing while the route asked for patience, on the next page too', async () => {
  await keepEvents(core, 1);
  await pause(core, 30_000);
  sayFarewell(core);
  const next = await openCore();
  await keepEvents(next, 1);
  sayFarewell(next);
  expect(page.beacons).toEqual([]);

  await pass(30_001);
  sayFarewell(core);
  expect(page.beacons).toHaveLength(1);
});

test('takes back what the browser was to send if the page died', () => {
  core.cancelLater = vi.fn();
  sayFarewell(core);

  expect(core.cancelLater).toHaveBeenCalledTimes(1);
});

test('leaves word of its beacons for the next page at once, and touches no database', async () => {
  const ids = await keepEvents(core, 2);
  core.keeper.isGone = true;
  const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
  sayFarewell(core);
  const [batch] = await readBeacons();
  const [key = ''] = findBridges();
  const record = JSON.parse(localStorage.getItem(key) ?? '');
  expect(record).toMatchObject({
    entries: [],
    doubts: [[batch?.batch, { ids, atMs: Date.now() }]],
  });
  await settled();
  expect(opened).not.toHaveBeenCalled();

  const next = await openCore();
  expect(await createSender(next).flush(true)).toBe(2);
  expect(next.findUnderWay(next.keeper.doubts)).toEqual(new Set(ids));
  expect(findBridges()).toEqual([]);
});

test('keeps word of its beacons when a write ends after the page was left', async () => {
  page.hide();
  const { put } = core.keeper.outbox;
  let end = (): void => {};
  core.keeper.outbox.put = () =>
    new Promise((resolve) => {
      end = resolve;
    });
  const keeping = keepEvents(core, 1);
  core.keeper.outbox.put = put;
  core.keeper.isGone = true;
  sayFarewell(core);
  end();
  await keeping;

  const [key = ''] = findBridges();
  expect(JSON.parse(localStorage.getItem(key) ?? '{}')).toMatchObject({
    doubts: [[expect.any(String), {}]],
  });
});

test('does not hand over what was answered', async () => {
  const [answered = '', waiting = ''] = await keepEvents(core, 2);
  core.keeper.drop(answered);
  sayFarewell(core);

  expect(idsOf(await readBeacons())).toEqual([[waiting]]);
});

const visits = fc.array(
  fc.record({
    size: fc.integer({ min: 0, max: 12_000 }),
    letter: fc.constantFrom('x', 'ü', '茶', '🫖', '"', '\n'),
    isOther: fc.boolean(),
  }),
  { minLength: 1, maxLength: 40 },
);

test('never asks more of the browser than all its beacons may weigh', async () => {
  await fc.assert(
    fc.asyncProperty(visits, async (events) => {
      const visited = openPage();
      const there = await openCore();
      for (const { size, letter, isOther } of events) {
        if (isOther) there.identity.reset();
        const text = letter.repeat(size / letter.length);
        const event = {
          id: there.createId(),
          metric: 'Viewed Product',
          time: new Date().toISOString(),
          properties: { text },
        };
        await there.keep(event, new TextEncoder().encode(JSON.stringify(event)).length);
      }
      sayFarewell(there);
      const total = visited.beacons.reduce((sum, { size }) => sum + size, 0);
      const batches = await readBeacons(visited);
      const ids = idsOf(batches).flat();
      expect(total).toBeLessThanOrEqual(MAX_BEACON_BYTES);
      expect(ids).toEqual([...there.keeper.own.keys()].slice(0, ids.length));
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 50 },
  );
});

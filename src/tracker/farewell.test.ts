import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MAX_BEACON_BYTES } from '../protocol/limits.js';
import type { WireBatch } from '../protocol/wire.js';
import type { Core } from './core.js';
import { createFarewell } from './farewell.js';
import { takeParcel } from './ledger.js';
import { keepEvents, openCore } from './testing/core.js';
import { type FakePage, openPage, stopTime } from './testing/page.js';

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
  createFarewell(core).say();

  expect(idsOf(await readBeacons())).toEqual([ids]);
  expect(page.beacons[0]?.url).toBe('https://shop.example/q7f2/e');
});

test('sends one beacon for each person, oldest first', async () => {
  const first = await keepEvents(core, 2);
  core.identity.identify({ email: 'ada@example.com' }, {});
  const second = await keepEvents(core, 2);
  core.identity.reset();
  const third = await keepEvents(core, 2);
  createFarewell(core).say();
  const batches = await readBeacons();

  expect(idsOf(batches)).toEqual([first, second, third]);
  expect(batches.map(({ visitor }) => visitor.email)).toEqual([
    undefined,
    'ada@example.com',
    undefined,
  ]);
});

test('sends nothing when nothing waits', () => {
  createFarewell(core).say();

  expect(page.beacons).toEqual([]);
});

test('sends nothing that is on its way already', async () => {
  const sent = await keepEvents(core, 2);
  core.parcel = (await takeParcel(core, 100)).parcel;
  const later = await keepEvents(core, 1);
  createFarewell(core).say();

  expect(core.parcel?.ids).toEqual(sent);
  expect(idsOf(await readBeacons())).toEqual([later]);
});

test('leaves room for what is on its way', async () => {
  await keepEvents(core, 1, 30_000);
  core.parcel = (await takeParcel(core, 100)).parcel;
  await keepEvents(core, 1, 29_600);
  expect(core.keeper.own.size).toBe(2);
  createFarewell(core).say();
  expect(page.beacons).toEqual([]);

  core.parcel = undefined;
  core.keeper.drop([...core.keeper.own.keys()][0] ?? '');
  createFarewell(core).say();
  expect(page.beacons).toHaveLength(1);
});

test('hands nothing over twice, until the visitor is back', async () => {
  const first = await keepEvents(core, 1);
  const farewell = createFarewell(core);
  farewell.say();
  farewell.say();
  const second = await keepEvents(core, 1);
  farewell.say();
  expect(idsOf(await readBeacons())).toEqual([first, second]);

  farewell.takeBack();
  farewell.say();
  const batches = await readBeacons();
  expect(idsOf(batches).at(-1)).toEqual([...first, ...second]);
  expect(batches.at(-1)?.resend).toBe(true);
});

test('keeps what it handed over, because nobody reads the answer', async () => {
  const ids = await keepEvents(core, 2);
  createFarewell(core).say();
  const { parcel } = await takeParcel(await openCore(), 100);

  expect(parcel?.ids).toEqual(ids);
  expect(JSON.parse(parcel?.body ?? '')).toMatchObject({ resend: true });
});

test('does not hand over what was answered', async () => {
  const [answered = '', waiting = ''] = await keepEvents(core, 2);
  core.keeper.drop(answered);
  createFarewell(core).say();

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
      createFarewell(there).say();
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

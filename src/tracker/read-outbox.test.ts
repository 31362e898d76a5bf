import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeParcel } from './ledger.js';
import { enforceLimits } from './limits.js';
import { createOutbox } from './outbox.js';
import { countEntries, mayExceedLimits, readEntries } from './read-outbox.js';
import { accountsOf, keepEvents, openCore } from './testing/core.js';
import { openPage, stopTime } from './testing/page.js';

beforeEach(() => {
  stopTime();
  openPage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** As a page of a later release may have stored them, before anything of this one. */
const FOREIGN: [key: string, value: unknown][] = [
  ['00', null],
  ['01', 'a text'],
  ['02', { version: 9, batch: ['packed', 'in another way'] }],
  ['03', { event: { metric: 'without an id' }, visitor: { anonymous_id: 'a' }, bytes: 9 }],
  ['04', { event: { id: '04', metric: 'of nobody' }, bytes: 9 }],
  ['05', { event: { id: 'another key' }, visitor: { anonymous_id: 'a' }, bytes: 9 }],
  ['06', { event: { id: '06' }, visitor: { anonymous_id: 'a' } }],
];
const storeForeign = () =>
  Promise.all(FOREIGN.map(([key, value]) => createOutbox().put(key, value)));

test('sends what stands behind entries it does not understand, and leaves those alone', async () => {
  await storeForeign();
  const core = await openCore();
  const ids = await keepEvents(core, 3);

  expect((await readEntries(core.keeper, 2)).map(({ event }) => event.id)).toEqual(ids.slice(0, 2));
  expect((await takeParcel(core, 100))?.ids).toEqual(ids);
  expect((await takeParcel(core, 1))?.ids).toEqual(ids.slice(0, 1));
});

test('neither expires nor loses what it does not understand', async () => {
  await storeForeign();
  const core = await openCore();
  await keepEvents(core, 1);
  expect(await mayExceedLimits(core)).toBe(false);
  await enforceLimits(core);

  expect(await countEntries(core.keeper)).toBe(8);
  expect(await accountsOf(core)).toMatchObject({ waiting: 8, lost: {} });
  for (const [key, value] of FOREIGN) expect(await createOutbox().get(key)).toEqual(value);
});

test('sends an entry of a later release that only has more fields', async () => {
  const entry = {
    event: { id: '01', metric: 'M', time: '2026-11-01T12:00:00.000Z', more: 1 },
    visitor: { anonymous_id: 'a', more: 2 },
    bytes: 60,
    more: 3,
  };
  await createOutbox().put('01', entry);
  const core = await openCore();

  expect(await readEntries(core.keeper, 10)).toEqual([entry]);
});

test('takes nothing for an entry that is none of the events', async () => {
  await createOutbox().put('h:something later', { event: { id: '01' } });
  const core = await openCore();

  expect(await readEntries(core.keeper, 10)).toEqual([]);
  expect(await countEntries(core.keeper)).toBe(0);
});

import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WireResult } from '../protocol/wire.js';
import type { Parcel } from './batch.js';
import type { Core } from './core.js';
import { inspectCore } from './inspect.js';
import { backOff, pause, readPauseMs, settleParcel, takeParcel } from './ledger.js';
import { enforceLimits } from './limits.js';
import { createOutbox, DOUBT, NEXT_ATTEMPT, PAUSED_UNTIL } from './outbox.js';
import { countEntries } from './read-outbox.js';
import {
  accountsOf,
  answerWith,
  keepEvents,
  listenTo,
  openCore,
  readBody,
} from './testing/core.js';
import { holdOpening, openPage, pass, stopTime } from './testing/page.js';

const DAY_MS = 24 * 60 * 60 * 1000;

beforeEach(() => {
  stopTime();
  openPage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const take = async (core: Core, maxEvents = 100): Promise<Parcel> => {
  const parcel = await takeParcel(core, maxEvents);
  if (!parcel) throw new Error('nothing to take');
  // Nobody waits for its answer: it may be taken again.
  await core.note(parcel, 0);
  const doubt = { ids: parcel.ids, atMs: 0 };
  await core.keeper.attempt(() => core.keeper.outbox.put(DOUBT + parcel.batch, doubt));
  return parcel;
};

test('takes the oldest events first and leaves them until they are answered', async () => {
  const core = await openCore();
  const ids = await keepEvents(core, 5);

  expect((await take(core, 2)).ids).toEqual(ids.slice(0, 2));
  expect((await take(core, 100)).ids).toEqual(ids);
  expect(await countEntries(core.keeper)).toBe(5);
});

test('forgets what was answered, and counts it', async () => {
  const core = await openCore();
  const accepted = listenTo(core, 'accepted');
  const rejected = listenTo(core, 'rejected');
  const [first = '', second = '', third = '', held = '', missing = ''] = await keepEvents(core, 5);
  const parcel = await take(core);
  const results: WireResult[] = [
    { id: first, status: 'accepted' },
    { id: second, status: 'duplicate' },
    { id: third, status: 'rejected', code: 'metric_denied', pointer: '/metric', detail: 'No' },
    { id: held, status: 'held' },
    { id: 'somebody-else', status: 'accepted' },
  ];

  expect(await settleParcel(core, parcel, { batch: parcel.batch, results })).toBe(true);

  expect((await take(core)).ids).toEqual([held, missing]);
  expect(await accountsOf(core)).toEqual({
    tracked: 5,
    accepted: 2,
    rejected: 1,
    lost: {},
    waiting: 2,
  });
  expect(accepted.map(({ id }) => id)).toEqual([first, second]);
  expect(rejected).toEqual([
    {
      id: third,
      metric: 'Viewed Product',
      code: 'metric_denied',
      pointer: '/metric',
      detail: 'No',
    },
  ]);
  expect((core.recent ?? []).map(({ state }) => state)).toEqual([
    'accepted',
    'accepted',
    'rejected',
    'kept',
    'kept',
  ]);
});

test('settles nothing when every event is held', async () => {
  const core = await openCore();
  await keepEvents(core, 2);
  const parcel = await take(core);

  expect(await settleParcel(core, parcel, answerWith(parcel, 'held'))).toBe(false);
  expect(await countEntries(core.keeper)).toBe(2);
});

test('counts an event once although two tabs sent and settled it', async () => {
  const [one, two] = [await openCore(), await openCore()];
  await keepEvents(one, 3);
  const parcels = [await take(one), await take(two)] as const;
  await Promise.all([
    settleParcel(one, parcels[0], answerWith(parcels[0])),
    settleParcel(two, parcels[1], answerWith(parcels[1], 'duplicate')),
  ]);
  await settleParcel(one, parcels[0], answerWith(parcels[0]));

  for (const core of [one, two]) {
    expect(await accountsOf(core)).toMatchObject({ tracked: 3, accepted: 3, waiting: 0 });
  }
});

test('settles the rest of a batch that another tab settled in part', async () => {
  const [one, two] = [await openCore(), await openCore()];
  await keepEvents(one, 3);
  const parcels = [await take(one, 2), await take(two)] as const;
  await settleParcel(one, parcels[0], answerWith(parcels[0]));
  await settleParcel(two, parcels[1], answerWith(parcels[1]));

  expect(await accountsOf(one)).toMatchObject({ tracked: 3, accepted: 3, waiting: 0 });
});

test('counts an event once although an answer names it twice', async () => {
  const core = await openCore();
  await keepEvents(core, 1);
  const parcel = await take(core);
  const { batch, results } = answerWith(parcel);
  await settleParcel(core, parcel, { batch, results: [...results, ...results] });

  expect(await accountsOf(core)).toMatchObject({ tracked: 1, accepted: 1 });
});

test('says of a batch that it may be a repeat from the second time on, on any page', async () => {
  const core = await openCore();
  await keepEvents(core, 2);

  expect(readBody(await take(core)).resend).toBeUndefined();
  expect(readBody(await take(core)).resend).toBe(true);
  expect(readBody(await take(await openCore())).resend).toBe(true);
});

test('keeps an event for fourteen days, also while no page is open, and not longer', async () => {
  const before = await openCore();
  await keepEvents(before, 2);
  await pass(DAY_MS);
  const [young] = await keepEvents(before, 1);
  vi.setSystemTime(Date.now() + 13 * DAY_MS + 1);
  const core = await openCore();
  await enforceLimits(core);

  expect(await accountsOf(core)).toEqual({
    tracked: 3,
    accepted: 0,
    rejected: 0,
    lost: { expired: 2 },
    waiting: 1,
  });
  expect(await take(core)).toMatchObject({ ids: [young], dropped: { expired: 2 } });
});

/** What the page tracked is in the outbox alone, as it is for the next page. */
const leavePage = ({ keeper }: Core): void => {
  for (const id of keeper.own.keys()) keeper.drop(id);
};

test('gives up no event of a page that is open, whose clock was set meanwhile', async () => {
  const core = await openCore();
  const ids = await keepEvents(core, 2);
  vi.setSystemTime(Date.now() + 19 * DAY_MS);
  await enforceLimits(core);

  expect(await take(core)).toMatchObject({ ids, dropped: undefined });
});

test('hands over no event again that another tab has delivered', async () => {
  const [one, two] = [await openCore(), await openCore()];
  await keepEvents(one, 3);
  const parcel = await take(two);
  await settleParcel(two, parcel, answerWith(parcel));
  await takeParcel(one, 100);

  expect(one.keeper.own.size).toBe(0);
});

test('settles the sound results of an answer that has others too', async () => {
  const core = await openCore();
  await keepEvents(core, 2);
  const parcel = await take(core);
  const answer = answerWith(parcel);
  const results = [null, 7, ...answer.results] as unknown as typeof answer.results;

  expect(await settleParcel(core, parcel, { ...answer, results })).toBe(true);
  expect((await accountsOf(core)).accepted).toBe(2);
});

test('reports a loss in the next batch exactly once', async () => {
  const core = await openCore();
  await keepEvents(core, 2);
  leavePage(core);
  vi.setSystemTime(Date.now() + 15 * DAY_MS);
  await enforceLimits(core);
  await enforceLimits(core);
  await keepEvents(core, 2);
  const first = await take(core, 1);
  expect(readBody(first).dropped).toEqual({ expired: 2 });
  // Not answered yet, so not told yet.
  expect(readBody(await take(core, 1)).dropped).toEqual({ expired: 2 });
  await settleParcel(core, first, answerWith(first));

  expect(readBody(await take(core, 1)).dropped).toBeUndefined();
  expect(readBody(await take(await openCore(), 1)).dropped).toBeUndefined();
  expect((await accountsOf(core)).lost).toEqual({ expired: 2 });
});

test('reports the later losses too when two tabs reported the first one', async () => {
  const [one, two] = [await openCore(), await openCore()];
  const lose = async (): Promise<void> => {
    await keepEvents(one, 2);
    leavePage(one);
    vi.setSystemTime(Date.now() + 15 * DAY_MS);
    await enforceLimits(one);
  };
  await lose();
  await keepEvents(one, 3);
  const parcels = [await take(one, 1), await take(two, 1)] as const;
  await settleParcel(one, parcels[0], answerWith(parcels[0]));
  await settleParcel(two, parcels[1], answerWith(parcels[1]));

  expect((await accountsOf(one)).lost).toEqual({ expired: 2 });
  expect((await take(one)).dropped).toBeUndefined();
});

test('gives up the oldest when more than ten thousand events wait', async () => {
  const core = await openCore();
  const ids = await keepEvents(core, 10_002);
  await enforceLimits(core);

  expect(await accountsOf(core)).toMatchObject({
    tracked: 10_002,
    lost: { full: 2 },
    waiting: 10_000,
  });
  expect(await take(core, 1)).toMatchObject({ ids: [ids[2]], dropped: { full: 2 } });
});

test('gives up the oldest when more than 5 MB wait', async () => {
  const core = await openCore();
  const ids = await keepEvents(core, 51, 100_000);
  await enforceLimits(core);
  const { lost, waiting } = await accountsOf(core);

  expect(lost).toEqual({ full: 2 });
  expect(waiting).toBe(49);
  expect((await take(core, 1)).ids).toEqual([ids[2]]);
});

test('gives up nothing within the limits', async () => {
  const core = await openCore();
  await keepEvents(core, 1_200);
  await enforceLimits(core);

  expect(await accountsOf(core)).toMatchObject({ lost: {}, waiting: 1_200 });
});

test('keeps the person an event was tracked for when another one comes', async () => {
  const core = await openCore();
  const anonymous = core.identity.wire();
  const [first] = await keepEvents(core, 1);
  core.identity.identify({ email: 'ada@example.com' }, {});
  const [second] = await keepEvents(core, 1);
  core.identity.identify({ email: 'bob@example.com' }, {});
  const [third] = await keepEvents(core, 1);
  core.identity.reset();
  const [fourth] = await keepEvents(core, 1);

  const people = [];
  for (let n = 0; n < 4; n += 1) {
    const parcel = await take(core);
    people.push([parcel.ids, parcel.visitor.email, parcel.visitor.anonymous_id]);
    await settleParcel(core, parcel, answerWith(parcel));
  }

  const ids = people.map(([, , id]) => id);
  expect(people.map(([events, email]) => [events, email])).toEqual([
    [[first], undefined],
    [[second], 'ada@example.com'],
    [[third], 'bob@example.com'],
    [[fourth], undefined],
  ]);
  expect(ids[0]).toBe(anonymous.anonymous_id);
  expect(ids[1]).toBe(anonymous.anonymous_id);
  expect(new Set(ids).size).toBe(3);
});

test('leaves the route alone on the next page too when it asked for a pause', async () => {
  await pause(await openCore(), 90_000);
  const next = await openCore();
  await keepEvents(next, 1);

  expect(await readPauseMs(next, true)).toBe(90_000);
  expect((await inspectCore(next)).next_attempt_at).toBe('2026-11-01T12:01:30.000Z');
  await pass(90_000);
  expect(await readPauseMs(next, true)).toBe(0);
});

test('shares what failures taught it with every tab, and an urgent attempt does not wait', async () => {
  await backOff(await openCore(), 30_000);
  const other = await openCore();

  expect(await readPauseMs(other, false)).toBe(30_000);
  expect(await readPauseMs(other, true)).toBe(0);
  await createOutbox().put(NEXT_ATTEMPT, Date.now() + DAY_MS);
  expect(await readPauseMs(other, false)).toBe(0);
});

test('does not believe a pause of days, which comes from a clock that was wrong', async () => {
  await createOutbox().put(PAUSED_UNTIL, Date.now() + 300 * DAY_MS);
  const core = await openCore();

  expect(await readPauseMs(core, true)).toBe(0);
});

test('confirms a new visitor, or goes on as the one the route knew by its cookie', async () => {
  const core = await openCore();
  await keepEvents(core, 1);
  const parcel = await take(core);
  expect(readBody(parcel).visitor.fresh).toBe(true);
  await settleParcel(core, parcel, { ...answerWith(parcel), visitor: { anonymous_id: 'older' } });

  expect(core.identity.wire()).toEqual({ anonymous_id: 'older' });
  expect((await openCore()).identity.wire()).toEqual({ anonymous_id: 'older' });
  expect(core.identity.known()?.decisions.at(-1)?.outcome).toBe('known');
});

test('does not rename a visitor whom the route has confirmed', async () => {
  const core = await openCore();
  const { anonymous_id } = core.identity.wire();
  await keepEvents(core, 2);
  const first = await take(core, 1);
  await settleParcel(core, first, answerWith(first));
  expect(core.identity.known()?.decisions.at(-1)?.outcome).toBe('first');
  const second = await take(core, 1);
  const visitor = { anonymous_id: 'older' };
  // Both were tracked before the answer came.
  await settleParcel(core, second, { ...answerWith(second), visitor });

  expect(core.identity.wire()).toEqual({ anonymous_id });
});

test('lists the hundred oldest of what waits', async () => {
  const core = await openCore();
  const ids = await keepEvents(core, 120);
  const { waiting } = await inspectCore(core);

  expect(waiting.map(({ id }) => id)).toEqual(ids.slice(0, 100));
  expect(waiting[0]).toEqual({
    id: ids[0],
    metric: 'Viewed Product',
    time: '2026-11-01T12:00:00.000Z',
  });
});

test('lists the hundred oldest of what waits in memory', async () => {
  const core = await openCore();
  core.keeper.outbox.run = () => Promise.reject(new Error('blocked'));
  core.keeper.outbox.put = () => Promise.reject(new Error('blocked'));
  const ids = await keepEvents(core, 120);
  const { waiting } = await inspectCore(core);

  expect(waiting.map(({ id }) => id)).toEqual(ids.slice(0, 100));
});

test('does not go on as somebody older when the visitor was reset meanwhile', async () => {
  const core = await openCore();
  await keepEvents(core, 1);
  const parcel = await take(core);
  core.identity.reset();
  await settleParcel(core, parcel, { ...answerWith(parcel), visitor: { anonymous_id: 'older' } });

  expect(core.identity.wire().anonymous_id).not.toBe('older');
});

test('counts once what storage took after it had been given up for', async () => {
  const core = await openCore();
  await keepEvents(core, 2);
  for (const record of core.keeper.own.values()) delete record.isStored;

  expect(await countEntries(core.keeper)).toBe(2);
});

test('counts events that only memory has', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('blocked', 'SecurityError');
    },
  });
  const core = await openCore();
  const [first = '', second = ''] = await keepEvents(core, 4);
  const parcel = await take(core);
  await enforceLimits(core);
  await settleParcel(core, parcel, {
    batch: parcel.batch,
    results: [
      { id: first, status: 'accepted' },
      { id: second, status: 'rejected' },
    ],
  });

  expect(await inspectCore(core)).toMatchObject({
    storage: 'memory',
    storage_error: 'SecurityError: blocked',
    accounts: { tracked: 4, accepted: 1, rejected: 1, waiting: 2 },
  });
});

test('counts an event once although storage took it late', async () => {
  const release = holdOpening();
  const opening = openCore();
  await pass(2_000);
  const core = await opening;
  const keeping = keepEvents(core, 2);
  await pass(2_000);
  await keeping;
  expect(core.keeper.storage).toBe('memory');

  release();
  await pass(0);
  await enforceLimits(core);
  expect(await accountsOf(core)).toMatchObject({ tracked: 2, waiting: 2 });
  const parcel = await take(core);
  expect(parcel.ids).toHaveLength(2);
  await settleParcel(core, parcel, answerWith(parcel));

  expect(await accountsOf(core)).toMatchObject({ tracked: 2, accepted: 2, waiting: 0 });
});

type Step =
  | { does: 'keep'; tab: number; count: number }
  | { does: 'take'; tab: number; max: number }
  | { does: 'settle'; tab: number; which: number; statuses: (WireResult['status'] | 'missing')[] }
  | { does: 'wait'; days: number };

const tab = fc.nat(1);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ does: fc.constant('keep' as const), tab, count: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ does: fc.constant('take' as const), tab, max: fc.integer({ min: 1, max: 6 }) }),
    fc.record({
      does: fc.constant('settle' as const),
      tab,
      which: fc.nat(5),
      statuses: fc.array(
        fc.constantFrom(...(['accepted', 'duplicate', 'rejected', 'held', 'missing'] as const)),
        { minLength: 6, maxLength: 6 },
      ),
    }),
    fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 9 }) }),
  ),
  { maxLength: 25 },
);

test('accounts for every event whatever two tabs do', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      stopTime();
      openPage();
      const tabs = [await openCore(), await openCore()] as const;
      const parcels: Parcel[] = [];
      let kept = 0;
      for (const step of sequence) {
        const core = tabs['tab' in step ? step.tab : 0] ?? tabs[0];
        if (step.does === 'keep') kept += (await keepEvents(core, step.count)).length;
        if (step.does === 'take') {
          const parcel = await takeParcel(core, step.max);
          if (parcel) parcels.push(parcel);
        }
        const parcel = step.does === 'settle' && parcels[step.which % (parcels.length || 1)];
        if (step.does === 'settle' && parcel) {
          const results = parcel.ids.flatMap((id, index) => {
            const status = step.statuses[index] ?? 'missing';
            return status === 'missing' ? [] : [{ id, status }];
          });
          await settleParcel(core, parcel, { batch: parcel.batch, results });
        }
        if (step.does === 'wait') {
          vi.setSystemTime(Date.now() + step.days * DAY_MS);
          await enforceLimits(core);
        }
        const { tracked, accepted, rejected, lost, waiting } = await accountsOf(core);
        expect(tracked).toBe(kept);
        expect(accepted + rejected + waiting + (lost.expired ?? 0)).toBe(kept);
      }
    }),
    { numRuns: 60 },
  );
});

test('takes no accounts for accounts that nobody has opened', async () => {
  const core = await openCore();
  await core.keeper.outbox.put('h:accounts', null);
  const ids = await keepEvents(core, 1);

  expect(await takeParcel(core, 10)).toMatchObject({ ids });
});

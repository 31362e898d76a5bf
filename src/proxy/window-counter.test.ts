import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWindowCounter } from './window-counter.js';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const MINUTE_MS = 60_000;

test('counts up to the limit of a window, and from nothing in the next', async () => {
  const counter = createWindowCounter();
  vi.setSystemTime(15_000);
  const taken = [];
  for (let n = 0; n < 3; n += 1) taken.push(await counter.take('a', 2, MINUTE_MS));
  expect(taken).toEqual([
    { isWithin: true, retryAfterMs: 0 },
    { isWithin: true, retryAfterMs: 0 },
    { isWithin: false, retryAfterMs: 45_000 },
  ]);
  vi.setSystemTime(60_000);
  expect(await counter.take('a', 2, MINUTE_MS)).toEqual({ isWithin: true, retryAfterMs: 0 });
});

test('does not count what is refused', async () => {
  const counter = createWindowCounter();
  expect((await counter.take('a', 3, MINUTE_MS, 4)).isWithin).toBe(false);
  expect((await counter.take('a', 3, MINUTE_MS, 3)).isWithin).toBe(true);
});

test('takes back what is given back, and never counts below nothing', async () => {
  const counter = createWindowCounter();
  await counter.take('a', 2, MINUTE_MS, 2);
  await counter.take('a', Number.MAX_SAFE_INTEGER, MINUTE_MS, -1);
  expect((await counter.take('a', 2, MINUTE_MS)).isWithin).toBe(true);
  await counter.take('b', Number.MAX_SAFE_INTEGER, MINUTE_MS, -5);
  expect((await counter.take('b', 2, MINUTE_MS, 3)).isWithin).toBe(false);
});

test('begins anew when the clock was set back', async () => {
  const counter = createWindowCounter();
  vi.setSystemTime(10 * MINUTE_MS);
  await counter.take('a', 1, MINUTE_MS);
  vi.setSystemTime(0);
  expect((await counter.take('a', 1, MINUTE_MS)).isWithin).toBe(true);
});

test('lets the oldest window go when strangers make up too many keys', async () => {
  const counter = createWindowCounter(2);
  for (const key of ['a', 'b', 'c']) await counter.take(key, 1, MINUTE_MS);
  expect((await counter.take('c', 1, MINUTE_MS)).isWithin).toBe(false);
  expect((await counter.take('a', 1, MINUTE_MS)).isWithin).toBe(true);
});

test('is asked about any number of keys without letting one go', async () => {
  const counter = createWindowCounter(1);
  await counter.take('a', 1, MINUTE_MS);
  for (const key of ['b', 'c'])
    expect((await counter.take(key, 0, MINUTE_MS, 0)).isWithin).toBe(true);
  expect((await counter.take('a', 0, MINUTE_MS, 0)).isWithin).toBe(false);
});

test('never takes more than the limit in a window, whatever is asked when', async () => {
  const call = fc.record({
    key: fc.constantFrom('a', 'b'),
    cost: fc.integer({ min: 1, max: 4 }),
    pauseMs: fc.integer({ min: 0, max: 30_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(call, { maxLength: 60 }), async (calls) => {
      vi.setSystemTime(0);
      const counter = createWindowCounter();
      const taken = new Map<string, number>();
      for (const { key, cost, pauseMs } of calls) {
        vi.setSystemTime(Date.now() + pauseMs);
        const { isWithin } = await counter.take(key, 5, MINUTE_MS, cost);
        const place = `${key}${Math.floor(Date.now() / MINUTE_MS)}`;
        if (isWithin) taken.set(place, (taken.get(place) ?? 0) + cost);
      }
      for (const count of taken.values()) expect(count).toBeLessThanOrEqual(5);
    }),
  );
});

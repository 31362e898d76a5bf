import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Rate } from '../endpoints/call.js';
import { createLimiter, scaleRate } from './limiter.js';

const START = Date.UTC(2026, 10, 21, 12, 0, 0);
const rate = { burst: 3, steady: 7, daily: 12 };

const rates = fc.record({
  burst: fc.integer({ min: 1, max: 4 }),
  steady: fc.integer({ min: 1, max: 9 }),
  daily: fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined }),
});

// The model keeps every passed request and counts those of the same second, minute and day; whoever
// was told to wait is not passed before.
const createModel = ({ burst, steady, daily }: Rate) => {
  const passed: number[] = [];
  let until = 0;
  const limits = [
    [1_000, burst],
    [60_000, steady],
    [86_400_000, daily ?? Number.POSITIVE_INFINITY],
  ] as const;
  return (now: number) => {
    const isIn = (length: number) => (at: number) =>
      Math.floor(at / length) === Math.floor(now / length);
    const full = limits.filter(([length, limit]) => passed.filter(isIn(length)).length >= limit);
    const ends = full.map(([length]) => (Math.floor(now / length) + 1) * length);
    if (now >= until && full.length > 0)
      until = now + Math.ceil((Math.max(...ends) - now) / 1_000) * 1_000;
    if (now < until) return { retryAfterSeconds: Math.ceil((until - now) / 1_000) };
    passed.push(now);
    return { remaining: steady - passed.filter(isIn(60_000)).length };
  };
};

test('passes what a list of all requests would allow, whenever they come, and nobody early', () => {
  const steps = fc.array(fc.constantFrom(0, 1, 200, 999, 1_000, 15_000, 60_000, 7_000_000), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(rates, steps, fc.integer({ min: 0, max: 59_999 }), (given, pauses, offset) => {
      const { daily, ...rest } = given;
      const limited = { ...rest, ...(daily !== undefined && { daily }) };
      const limiter = createLimiter();
      const model = createModel(limited);
      let now = START + offset;
      for (const pause of pauses) {
        now += pause;
        expect(limiter.take('a', limited, now)).toMatchObject(model(now));
      }
    }),
  );
});

test('lets in whoever waits as long as he is told, and nobody a millisecond earlier', () => {
  const steady = fc.constantFrom({ burst: 9, steady: 1 }, { burst: 1, steady: 9 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 86_400_000 }), steady, (offset, tight) => {
      const limiter = createLimiter();
      const now = START + offset;
      limiter.take('a', tight, now);
      const refused = limiter.take('a', tight, now);
      if (!('retryAfterSeconds' in refused)) throw new Error('it was let in');
      const free = now + refused.retryAfterSeconds * 1_000;
      expect(limiter.take('a', tight, free - 1)).toEqual({ retryAfterSeconds: 1 });
      expect(limiter.take('a', tight, free)).toHaveProperty('limit');
    }),
  );
});

test('holds nobody to a promise of later or of another rate', () => {
  const limiter = createLimiter();
  const tight = { burst: 9, steady: 1 };
  limiter.take('a', tight, START);
  expect(limiter.take('a', tight, START)).toEqual({ retryAfterSeconds: 60 });

  expect(limiter.take('a', { burst: 9, steady: 2 }, START)).toHaveProperty('limit');
  expect(limiter.take('a', tight, START - 60_000)).toHaveProperty('limit');
});

test('counts each bucket by itself', () => {
  const limiter = createLimiter();
  for (let count = 0; count < rate.burst; count++) limiter.take('a', rate, START);

  expect(limiter.take('a', rate, START)).toEqual({ retryAfterSeconds: 1 });
  expect(limiter.take('b', rate, START)).toEqual({ limit: 7, remaining: 6, resetSeconds: 60 });
});

test('names the window that stays full the longest', () => {
  const limiter = createLimiter();
  const tight = { burst: 1, steady: 1 };
  limiter.take('a', tight, START + 10_000);

  expect(limiter.take('a', tight, START + 10_001)).toEqual({ retryAfterSeconds: 50 });
});

test('gives the day its own limit', () => {
  const limiter = createLimiter();
  const daily = { burst: 10, steady: 10, daily: 2 };
  limiter.take('a', daily, START);
  limiter.take('a', daily, START + 60_000);

  expect(limiter.take('a', daily, START + 120_000)).toEqual({
    retryAfterSeconds: 12 * 3_600 - 120,
  });
});

test('leaves at least one request of each window at any share', () => {
  expect(scaleRate({ burst: 1, steady: 15, daily: 150 }, 0.001)).toEqual({
    burst: 1,
    steady: 1,
    daily: 1,
  });
  expect(scaleRate({ burst: 350, steady: 3_500 }, 0.01)).toEqual({ burst: 3, steady: 35 });
});

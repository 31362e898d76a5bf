import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KlaviyoError } from './index.js';
import { retryDelay } from './retry-delay.js';

const failure = fc.record({
  status: fc.constantFrom(0, 400, 401, 404, 408, 409, 429, 500, 502, 503, 504, 524),
  retryAfterMs: fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: undefined }),
  attempt: fc.integer({ min: 0, max: 8 }),
  retries: fc.integer({ min: 0, max: 8 }),
  maxRetryAfterMs: fc.integer({ min: 0, max: 120_000 }),
  isRepeatable: fc.boolean(),
  random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
});

test('never comes back before Retry-After, nor later than a tenth after it', () => {
  fc.assert(
    fc.property(failure, ({ status, retryAfterMs, attempt, random, ...rules }) => {
      const error = new KlaviyoError('call', { status, retryAfterMs, isAmbiguous: false });
      const delayMs = retryDelay(error, attempt, rules, () => random);
      if (delayMs === undefined) return;
      expect(attempt).toBeLessThan(rules.retries);
      if (!rules.isRepeatable) expect(status).toBe(429);
      if (retryAfterMs === undefined) {
        expect(delayMs).toBeLessThanOrEqual(20_000);
        return;
      }
      expect(retryAfterMs).toBeLessThanOrEqual(rules.maxRetryAfterMs);
      expect(delayMs).toBeGreaterThanOrEqual(retryAfterMs);
      expect(delayMs).toBeLessThanOrEqual(retryAfterMs + Math.max(250, retryAfterMs / 10));
    }),
  );
});

test('waits under a limit that doubles from half a second up to twenty', () => {
  const error = new KlaviyoError('call', { status: 503, isAmbiguous: true });
  const rules = { retries: 10, maxRetryAfterMs: 0, isRepeatable: true };
  const limits = [0, 1, 2, 5, 6, 9].map((attempt) => retryDelay(error, attempt, rules, () => 1));
  expect(limits).toStrictEqual([500, 1_000, 2_000, 16_000, 20_000, 20_000]);
});

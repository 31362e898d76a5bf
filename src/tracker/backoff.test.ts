import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delayBefore, readRetryAfterMs } from './backoff.js';

const NOW = Date.UTC(2026, 10, 1);
const HOUR_MS = 3_600_000;
const read = (value: string) => readRetryAfterMs(new Headers({ 'retry-after': value }), NOW);

test('waits anywhere between nothing and a ceiling that doubles and ends at a minute', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, part) => {
        const ceiling = Math.min(60_000, 1_000 * 2 ** (n - 1));
        expect(delayBefore(n, () => part)).toBeCloseTo(part * ceiling, 6);
        expect(delayBefore(n)).toBeGreaterThanOrEqual(0);
        expect(delayBefore(n)).toBeLessThan(ceiling);
      },
    ),
  );
});

test('waits as many seconds as the route asks for', () => {
  expect(read('120')).toBe(120_000);
  expect(read(' 5 ')).toBe(5_000);
  expect(read('0')).toBe(0);
});

test('waits until the date the route names', () => {
  expect(read(new Date(NOW + 90_000).toUTCString())).toBe(90_000);
});

test('does not wait for a date that has passed', () => {
  expect(read(new Date(NOW - 90_000).toUTCString())).toBe(0);
});

test('waits an hour at most, whatever the route asks for', () => {
  expect(read('86400')).toBe(HOUR_MS);
  expect(read('9'.repeat(400))).toBe(HOUR_MS);
  expect(read(new Date(NOW + 48 * HOUR_MS).toUTCString())).toBe(HOUR_MS);
});

test('takes no answer from a missing or senseless Retry-After', () => {
  expect(readRetryAfterMs(new Headers())).toBeUndefined();
  for (const value of ['', 'soon', 'NaN', 'Infinity', '12 parsecs', '{}']) {
    expect(read(value)).toBeUndefined();
  }
});

test('never gives a delay that is negative, endless or no number', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~]*$/), (value) => {
      const ms = read(value) ?? 0;
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(ms).toBeLessThanOrEqual(HOUR_MS);
    }),
  );
});

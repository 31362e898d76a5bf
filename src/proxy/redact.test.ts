import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact, redactAll } from './redact.js';

test.each([
  ['Klaviyo-API-Key pk_live_0123 is wrong', 'Klaviyo-API-Key pk_[hidden] is wrong'],
  ['ada.lovelace+x@mail.example.com is taken', '[hidden] is taken'],
  ['<ada@example.com>', '<[hidden]>'],
  ['/e?email=ada%40example.com&x=1', '/e?email=[hidden]&x=1'],
  ['/properties/ada@example.com/size', '/properties/[hidden]/size'],
  ['/properties/@type', '/properties/@type'],
  ['call +491701234567 now', 'call [hidden] now'],
  ['?phone=%2B491701234567', '?phone=[hidden]'],
  ['a\r\n{"at":"collect"}', 'a {"at":"collect"}'],
  ['a\u001b[31mb\u2028c\u0085d\u202ee', 'a [31mb c d e'],
  ['the queue is full (5 of 5) at 2026-11-21', 'the queue is full (5 of 5) at 2026-11-21'],
  ['D1_ERROR: no such table: dead_letters', 'D1_ERROR: no such table: dead_letters'],
])('shows %j as %j', (text, shown) => {
  expect(redact(text)).toBe(shown);
});

test('hides the secrets it is told of, wherever they stand in a value', () => {
  const secrets = ['a-secret-of-the-shop'];
  const value = {
    a: ['x a-secret-of-the-shop'],
    b: { c: 'a-secret-of-the-shop' },
    d: 1,
    e: undefined,
  };
  expect(redactAll(value, secrets)).toStrictEqual({
    a: ['x [hidden]'],
    b: { c: '[hidden]' },
    d: 1,
    e: undefined,
  });
});

test('is done soon with a long text, and shows little of it', () => {
  for (const text of ['a'.repeat(1e6), '@'.repeat(1e6), '+1'.repeat(1e6), 'a@'.repeat(1e6)])
    expect(redact(text).length).toBeLessThanOrEqual(500);
});

test('leaves no address in any text', () => {
  const word = fc.stringMatching(/^[a-z0-9.+_-]{1,12}$/);
  fc.assert(
    fc.property(fc.string(), word, word, fc.string(), (before, name, host, after) => {
      const shown = redact(`${before} ${name}@${host}.example ${after}`);
      expect(shown).not.toContain(`${name}@${host}`);
    }),
  );
});

test('shows no half of a secret where a text is too long to be read', () => {
  const secrets = ['the-first-secret-of-the-route', 'another/secret+of=it'];
  for (let length = 1_900; length <= 2_000; length += 1) {
    // Addresses take more room than what stands in their place.
    const text = 'somebody-with-a-long-name@example.com '.repeat(60).slice(0, length);
    for (const all of [secrets, [...secrets].reverse()])
      expect(redact(`${text} ${all.join(' ')}`, all)).not.toMatch(/the-f|anoth|secre/);
  }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { hideKeys, redact } from './redact.js';

test('masks who it is about, in every revision’s spelling, and keeps the shape', () => {
  const profile = { email: 'ada@example.com', phone_number: '+123', title: 'Dr', zip: 12345 };
  const flat = { $email: 'ada@example.com', $phone_number: '+123' };

  expect(redact({ profile, flat })).toEqual({
    profile: { email: 'xxx@xxxxxxx.xxx', phone_number: '+000', title: 'Dr', zip: 0 },
    flat: { $email: 'xxx@xxxxxxx.xxx', $phone_number: '+000' },
  });
});

test('masks every entry of a personal list', () => {
  expect(redact({ email: ['ada@example.com', 'b@c.de'] })).toEqual({
    email: ['xxx@xxxxxxx.xxx', 'x@x.xx'],
  });
});

test('keeps nothing of a secret', () => {
  expect(redact({ secret_key: 'a webhook’s', token: { deep: 'x' } })).toEqual({
    secret_key: 'removed',
    token: 'removed',
  });
});

test('cuts long texts and long lists', () => {
  expect(redact('a'.repeat(200))).toBe('a'.repeat(200));
  expect(redact('a'.repeat(201))).toBe(`${'a'.repeat(200)}… (201 characters)`);
  expect(redact(Array(50).fill(1))).toHaveLength(50);
  expect(redact(Array(51).fill(1))).toHaveLength(51);
  expect((redact(Array(52).fill(1)) as unknown[]).at(-1)).toBe('… (52 items)');
});

test('leaves no private key in a text', () => {
  const keys = fc.stringMatching(/^pk_[a-f0-9]{8,40}$/);
  fc.assert(
    fc.property(fc.string(), keys, fc.string(), (before, key, after) => {
      expect(hideKeys(`${before}${key}${after}`)).not.toContain(key);
    }),
  );
});

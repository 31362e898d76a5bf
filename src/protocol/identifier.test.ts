import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIdentified, KINDS, readIdentifier } from './identifier.js';
import type { Problem } from './problem.js';

const problemOf = (work: () => unknown): Problem => {
  try {
    work();
  } catch (problem) {
    return problem as Problem;
  }
  throw new Error('was taken');
};

test.each([
  ['external_id', ' C-7 ', 'C-7'],
  ['external_id', 7, '7'],
  ['email', ' Ada.Lovelace+shop@Example.CO.UK ', 'ada.lovelace+shop@example.co.uk'],
  ['email', 'käthe@müller.example', 'käthe@müller.example'],
  ['phone_number', '+1 (234) 567-8901', '+12345678901'],
  ['phone_number', '+49.151.12345678', '+4915112345678'],
  ['_kx', 'aB-c_d=.XyZ123', 'aB-c_d=.XyZ123'],
] as const)('takes the %s %j as %j', (kind, value, read) => {
  expect(readIdentifier(kind, value)).toBe(read);
});

test.each([
  ['external_id', '', 'identifier_invalid'],
  ['external_id', '   ', 'identifier_invalid'],
  ['external_id', {}, 'identifier_invalid'],
  ['external_id', true, 'identifier_invalid'],
  ['external_id', 'x'.repeat(256), 'identifier_invalid'],
  ['email', 'ada', 'email_invalid'],
  ['email', 'ada@example', 'email_invalid'],
  ['email', 'ada@@example.com', 'email_invalid'],
  ['email', 'ada lovelace@example.com', 'email_invalid'],
  ['email', 'ada@example.com, bob@example.com', 'email_invalid'],
  ['email', 'Ada <ada@example.com>', 'email_invalid'],
  ['email', `${'a'.repeat(243)}@example.com`, 'email_invalid'],
  ['phone_number', '0151 12345678', 'phone_invalid'],
  ['phone_number', '+0151 12345678', 'phone_invalid'],
  ['phone_number', '+49', 'phone_invalid'],
  ['phone_number', '+1234567890123456', 'phone_invalid'],
  ['phone_number', '+49151CALLME', 'phone_invalid'],
  ['_kx', 'no-company', 'identifier_invalid'],
  ['_kx', 'a.b.c', 'identifier_invalid'],
  ['_kx', 'a b.c', 'identifier_invalid'],
] as const)('refuses the %s %j', (kind, value, code) => {
  const problem = problemOf(() => readIdentifier(kind, value));

  expect(problem).toMatchObject({ code, pointer: `/${kind}` });
  expect(problem.message).toMatch(/^[A-Z]/);
});

test('spells an identifier the same way when it is read again', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.emailAddress(),
    fc.stringMatching(/^\+[0-9 ().-]{7,18}$/),
    fc.stringMatching(/^[\w=-]+\.\w+$/),
  );
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), texts, (kind, text) => {
      let once: string;
      try {
        once = readIdentifier(kind, text);
      } catch {
        return; // No identifier: nothing to spell.
      }
      expect(readIdentifier(kind, once)).toBe(once);
    }),
    { numRuns: 1_000 },
  );
});

test('takes every ordinary address', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      expect(readIdentifier('email', email)).toBe(email.toLowerCase());
    }),
  );
});

test('does not count a link as somebody who said who he is', () => {
  expect(isIdentified({})).toBe(false);
  expect(isIdentified({ _kx: 'a.b' })).toBe(false);
  for (const kind of ['external_id', 'email', 'phone_number']) {
    expect(isIdentified({ [kind]: 'x' })).toBe(true);
  }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { removeSecret } from './remove-secret.js';

const KEY = 'pk_0123456789abcdef';

// Every letter in one of JSON's spellings of it.
const spell = (text: string, choices: readonly boolean[]) =>
  [...text]
    .map((letter, index) =>
      choices[index % choices.length]
        ? `\\u00${letter.charCodeAt(0).toString(16).padStart(2, '0')}`
        : letter,
    )
    .join('');

const spellings = fc.array(fc.boolean(), { minLength: 1 });
const sent = (letters: string, other: string) => `{"a":"${letters}","b":${JSON.stringify(other)}}`;

test('finds a secret in any of its spellings and leaves the rest as it was', () => {
  fc.assert(
    fc.property(spellings, fc.string(), (choices, other) => {
      const text = removeSecret(sent(spell(KEY, choices), other), KEY);
      expect(JSON.parse(text)).toEqual({ a: 'pk_removed', b: other });
    }),
  );
});

test('leaves a body without the secret as it came', () => {
  fc.assert(
    fc.property(spellings, fc.string(), (choices, other) => {
      const json = sent(spell('another', choices), other);
      expect(removeSecret(json, KEY)).toBe(json);
    }),
  );
});

test('finds a token whose slashes are escaped', () => {
  expect(removeSecret('{"a":"ya29\\/token"}', 'ya29/token')).toBe('{"a":"pk_removed"}');
});

test('finds what looks like a key where none is known', () => {
  expect(removeSecret(`{"a":"${spell(KEY, [true])}"}`, undefined)).toBe('{"a":"pk_removed"}');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  disarmTemplates,
  hasMarkup,
  hasTemplate,
  removeHidden,
  removeMarkup,
} from './clean-text.js';

/** Texts of what markup and templates are made of. */
const sly = fc.string({
  unit: fc.constantFrom(
    '<',
    '>',
    '/',
    '!',
    '?',
    'b',
    'P',
    '1',
    ' ',
    '"',
    '=',
    '{',
    '%',
    '#',
    '}',
    '\n',
  ),
  maxLength: 40,
});

describe('markup', () => {
  test.each([
    ['<b>First</b> Light', 'First Light'],
    ['<p>Soft cotton.</p><p>Wash cold.</p>', ' Soft cotton.  Wash cold. '],
    ['one<br/>two', 'one two'],
    ['<a href="https://evil.test">Your account</a>', 'Your account'],
    ['a <!-- hidden --> b', 'a  b'],
    ['<?php x ?>y', 'y'],
    ['<<b>script>alert(1)</script>', '< script>alert(1)'],
    ['<img src=x onerror=alert(1)', '< img src=x onerror=alert(1)'],
    ['size <XL and more', 'size < XL and more'],
    ['<1 kg, 2 < 3, a <- b, <3', '<1 kg, 2 < 3, a <- b, <3'],
    ['', ''],
  ])('is taken out of %j: %j', (given, clean) => {
    expect(removeMarkup(given)).toBe(clean);
  });

  test('is in no text that was cleaned of it, and plain text stays as it is', () => {
    fc.assert(
      fc.property(sly, (given) => {
        const clean = removeMarkup(given);
        expect(hasMarkup(clean)).toBe(false);
        if (!hasMarkup(given)) expect(clean).toBe(given);
        expect(removeMarkup(clean)).toBe(clean);
      }),
    );
  });
});

test('no template begins in a text that was disarmed, which says the same otherwise', () => {
  expect(disarmTemplates('{{ person.email }} {% if a %} {# b #} {"a":{"b":1}}')).toBe(
    '{ { person.email }} { % if a %} { # b #} {"a":{"b":1}}',
  );
  fc.assert(
    fc.property(sly, (given) => {
      const clean = disarmTemplates(given);
      expect(hasTemplate(clean)).toBe(false);
      expect(clean.replaceAll(' ', '')).toBe(given.replaceAll(' ', ''));
      if (!hasTemplate(given)) expect(clean).toBe(given);
    }),
  );
});

test('what is not seen is removed, and nothing that is', () => {
  const marks = '\u200e\u200f\u200d\ufeff\u00a0';
  expect(removeHidden(`a\tb\nc\r\n${marks}👩‍👧é`)).toBe(`a\tb\nc\n${marks}👩‍👧é`);
  expect(removeHidden('\u0000\u0007\u001b[31mred\u007f\u0085\u202egpj.exe\u2066x\u2069')).toBe(
    '[31mredgpj.exex',
  );
});

test.each([
  ['<', '<'.repeat(100_000)],
  ['<b', '<b'.repeat(50_000)],
  ['<b and blanks', `<b${' '.repeat(100_000)}`],
  ['{', '{'.repeat(100_000)],
])('a million characters of %s come to an end', (_, text) => {
  // Were the work the square of the length, this would outlast every patience.
  const long = text.repeat(10);
  expect(hasMarkup(removeMarkup(long))).toBe(false);
  expect(hasTemplate(disarmTemplates(long))).toBe(false);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { findSpot, toJsonLines } from './json-lines.js';

test('lines are the same JSON that JSON.stringify indents', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = toJsonLines(value)
        .map((line) => line.text)
        .join('\n');
      expect(text).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

const body = { data: { attributes: { 'a/b': 1, list: [{ name: 'x' }, {}] } } };

const spot = (pointer: string) => {
  const lines = toJsonLines(body);
  const { line, missing } = findSpot(lines, pointer);
  return [lines[line]?.text.trim(), missing];
};

test('a pointer leads to its line', () => {
  expect(spot('/data/attributes/a~1b')).toEqual(['"a/b": 1,', '']);
  expect(spot('/data/attributes/list/0/name')).toEqual(['"name": "x"', '']);
  expect(spot('/data/attributes/')).toEqual(['"attributes": {', '']);
  expect(spot('')).toEqual(['{', '']);
});

test('a pointer to what is missing leads to where it is missing', () => {
  expect(spot('/data/attributes/profile/data')).toEqual(['"attributes": {', '/profile/data']);
  expect(spot('/data/attributes/list/7')).toEqual(['"list": [', '/7']);
  expect(spot('/nowhere')).toEqual(['{', '/nowhere']);
});

test('ten thousand values take no stack', () => {
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [index, [index]]));
  expect(toJsonLines(many)).toHaveLength(30_002);
});

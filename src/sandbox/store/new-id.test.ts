import fc from 'fast-check';
import { expect, test } from 'vitest';

import { newEventUuid, readUuidSecond } from './new-id.js';

const secondOf = (time: string) => Date.parse(time) / 1000;

test('the uuid of an event holds its second', () => {
  const seconds = fc.integer({
    min: secondOf('1990-01-01T00:00:00Z'),
    max: secondOf('5236-01-01T00:00:00Z'),
  });
  fc.assert(
    fc.property(seconds, (second) => {
      expect(readUuidSecond(newEventUuid(second))).toBe(second);
    }),
  );
});

test('the uuid of an event has the form of version 1 at any time', () => {
  const seconds = fc.integer({ min: 0, max: secondOf('9999-01-01T00:00:00Z') });
  fc.assert(
    fc.property(seconds, (second) => {
      expect(newEventUuid(second)).toMatch(
        /^[\da-f]{8}-[\da-f]{4}-1[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
      );
    }),
  );
});

test('no two uuids of one second are the same', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newEventUuid(1_795_176_000))).size).toBe(
    10_000,
  );
});

test.each([
  '',
  'x',
  '6f1e2d3c-5f00-41ed-8001-1f2a3b4c5d6e',
  '6F1E2D3C-5F00-11ED-8001-1F2A3B4C5D6E',
])('reads no second out of %j', (text) => {
  expect(readUuidSecond(text)).toBeUndefined();
});

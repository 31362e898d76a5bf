import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIdMaker, firstIdAt } from './event-id.js';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NOW = Date.UTC(2026, 10, 1);
const times = fc.integer({ min: 0, max: 2 ** 47 });

const expectGrowing = (ids: string[]): void => {
  expect(ids).toEqual([...new Set(ids)].sort());
  for (const id of ids) expect(id).toMatch(UUID_V7);
};

test('gives each of ten thousand events of one millisecond its own id, in their order', () => {
  const createId = createIdMaker();

  expectGrowing(Array.from({ length: 10_000 }, () => createId(NOW)));
});

test('keeps the order when the counter of a millisecond runs over', () => {
  const createId = createIdMaker();
  const ids = Array.from({ length: 4_097 }, () => createId(NOW));

  expectGrowing(ids);
  expect(ids[4_095]?.slice(0, 18)).toBe(`${firstIdAt(NOW)}-7fff`);
  expect(ids[4_096]?.slice(0, 18)).toBe(`${firstIdAt(NOW + 1)}-7000`);
  expectGrowing([...ids, createId(NOW + 1), createId(NOW + 2)]);
});

test('keeps the order when the clock is set back an hour', () => {
  const createId = createIdMaker();

  expectGrowing([createId(NOW), createId(NOW - 3_600_000), createId(NOW - 1), createId(NOW)]);
});

test('begins an id with the moment of its event', () => {
  const id = createIdMaker()(NOW);

  expect(Number.parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(NOW);
});

test('keeps the order whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(times, { minLength: 1, maxLength: 200 }), (clock) => {
      expectGrowing(clock.map(createIdMaker()));
    }),
  );
});

test('puts no event of a moment or later before the first id of that moment', () => {
  fc.assert(
    fc.property(fc.array(times, { minLength: 1, maxLength: 50 }), times, (clock, moment) => {
      const createId = createIdMaker();
      for (const timeMs of clock) {
        const id = createId(timeMs);
        expect(id > firstIdAt(timeMs)).toBe(true);
        if (timeMs >= moment) expect(id > firstIdAt(moment)).toBe(true);
      }
    }),
  );
});

test('has a first id for fractions of a millisecond and for times before 1970', () => {
  expect(firstIdAt(NOW + 0.7)).toBe(firstIdAt(NOW));
  expect(firstIdAt(-1)).toBe('00000000-0000');
});

test('lets two tabs make a thousand ids in one millisecond without a collision', () => {
  const tabs = [createIdMaker(), createIdMaker()];
  const ids = tabs.flatMap((createId) => Array.from({ length: 1_000 }, () => createId(NOW)));

  expect(new Set(ids).size).toBe(2_000);
});

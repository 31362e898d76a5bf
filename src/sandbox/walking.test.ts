import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LATEST } from './contract/revisions.js';
import { LAST_PAGE } from './query/event-cursor.js';
import { readEventPage } from './query/event-page.js';
import { type Database, openDatabase } from './store/database.js';
import { type Base, createBase, NOON, put } from './testing/event-history.js';

const urlOf = (query: Record<string, string>) => {
  const url = new URL('http://sandbox.test/api/events');
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
};

const walk = (
  database: Database,
  query: Record<string, string>,
  side: 'next' | 'previous',
  between: () => void,
): string[][] => {
  const pages: string[][] = [];
  let cursor = side === 'previous' ? LAST_PAGE : undefined;
  do {
    const url = urlOf({ ...query, ...(cursor !== undefined && { 'page[cursor]': cursor }) });
    const page = readEventPage(database, url, LATEST);
    pages.push(page.rows.map(({ id }) => id));
    cursor = page[side];
    between();
  } while (cursor !== undefined);
  return pages;
};

const filterOf = (kind: string, { metrics, people }: Base) =>
  ({
    none: '',
    metric: `equals(metric_id,"${metrics[0]}")`,
    metrics: `equals(metric_id,["${metrics[0]}",'${metrics[1]}'])`,
    person: `equals(profile_id,"${people[1]}")`,
    both: `equals(profile_id,"${people[1]}"),equals(metric_id,"${metrics[1]}")`,
    time: `greater-than(timestamp,${NOON}),less-or-equal(timestamp,${NOON + 2})`,
  })[kind] ?? '';

const isMeant = (kind: string, second: number, number: number) =>
  ({
    none: true,
    metric: number % 2 === 0,
    metrics: true,
    person: number % 3 === 1,
    both: number % 3 === 1 && number % 2 === 1,
    time: second > 0 && second <= 2,
  })[kind] ?? false;

const kinds = ['none', 'metric', 'metrics', 'person', 'both', 'time'];

test('walks every event once in both directions while others come', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 30 }),
      fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 5 }),
      fc.constantFrom(...kinds),
      fc.constantFrom('datetime', '-datetime', 'timestamp', '-timestamp'),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom('next' as const, 'previous' as const),
      (seconds, coming, kind, sort, size, side) => {
        const database = openDatabase(':memory:');
        const base = createBase(database);
        const all = seconds.map((second, number) => ({
          second,
          number,
          id: put(database, base, second, number),
        }));
        const late = [...coming];
        const query = { sort, 'page[size]': `${size}`, filter: filterOf(kind, base) };
        const pages = walk(database, query, side, () => {
          const second = late.shift();
          if (second !== undefined) put(database, base, second, 1_000 + late.length);
        });
        database.close();

        const known = new Set(all.map(({ id }) => id));
        const inOrder = (side === 'previous' ? pages.toReversed() : pages).flat();
        const direction = sort.startsWith('-') ? -1 : 1;
        const expected = all
          .filter(({ second, number }) => isMeant(kind, second, number))
          .toSorted((a, b) => direction * (a.second - b.second || a.number - b.number))
          .map(({ id }) => id);
        expect(inOrder.filter((id) => known.has(id))).toEqual(expected);
        expect(new Set(inOrder).size).toBe(inOrder.length);
        for (const page of pages) expect(page.length).toBeLessThanOrEqual(size);
      },
    ),
    { numRuns: 150 },
  );
});

test('comes back to the same pages by prev', () => {
  const database = openDatabase(':memory:');
  const base = createBase(database);
  for (let number = 0; number < 10; number++) put(database, base, number % 3, number);
  const read = (cursor?: string) =>
    readEventPage(
      database,
      urlOf({ 'page[size]': '4', ...(cursor !== undefined && { 'page[cursor]': cursor }) }),
      LATEST,
    );

  const first = read();
  const second = read(first.next);
  const third = read(second.next);
  expect(third.next).toBeUndefined();
  expect(read(third.previous).rows).toEqual(second.rows);
  expect(read(second.previous).rows).toEqual(first.rows);
  expect(read(second.previous).previous).toBeUndefined();
  database.close();
});

test('takes the uuid of an event as a cursor and reads what follows it', () => {
  const database = openDatabase(':memory:');
  const base = createBase(database);
  for (let number = 0; number < 10; number++) put(database, base, number % 3, number);
  const { rows } = readEventPage(database, urlOf({ sort: 'datetime' }), LATEST);

  for (const [at, { uuid }] of rows.entries()) {
    const url = urlOf({ sort: 'datetime', 'page[cursor]': uuid });
    expect(readEventPage(database, url, LATEST).rows).toEqual(rows.slice(at + 1));
  }
  database.close();
});

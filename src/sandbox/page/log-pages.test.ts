import { expect, test } from 'vitest';

import { createLogPages, PAGE } from './log-pages.js';

const rows = (newest: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ seq: newest - index }));

const filled = (total: number) => {
  const pages = createLogPages<{ seq: number }>();
  pages.replace({ total, newest: total, rows: rows(total, Math.min(total, PAGE)) });
  return pages;
};

test('a row keeps its position when others arrive', () => {
  const pages = filled(250);
  expect(pages.rowAt(249)).toEqual({ seq: 250 });

  pages.append({ total: 2, newest: 252, rows: rows(252, 2) });

  expect([pages.total(), pages.newest()]).toEqual([252, 252]);
  expect([pages.rowAt(249), pages.rowAt(251)]).toEqual([{ seq: 250 }, { seq: 252 }]);
});

test('asks for the pages that are not complete, and no others', () => {
  const pages = filled(250);

  expect(pages.missing(150, 249)).toEqual([100]);
  expect(pages.missing(200, 249)).toEqual([]);
  pages.put(100, { total: 250, newest: 250, rows: rows(200, 100) });
  expect(pages.missing(0, 999)).toEqual([0]);
  expect(pages.rowAt(150)).toEqual({ seq: 151 });
});

test('more news than fit in one answer leave a gap that can be filled', () => {
  const pages = filled(100);

  pages.append({ total: 900, newest: 1_000, rows: rows(1_000, 100) });

  expect(pages.rowAt(999)).toEqual({ seq: 1_000 });
  expect(pages.rowAt(500)).toBeUndefined();
  expect(pages.missing(480, 520)).toEqual([400, 500]);
});

test('holds a bounded number of rows', () => {
  const pages = filled(100_000);
  for (let from = 0; from < 90_000; from += PAGE)
    pages.put(from, { total: 0, newest: 0, rows: rows(from + PAGE, PAGE) });

  const held = Array.from({ length: 100_000 }, (_, position) => pages.rowAt(position));
  expect(held.filter(Boolean)).toHaveLength(3_000);
  expect(pages.rowAt(89_999)).toEqual({ seq: 90_000 });
});

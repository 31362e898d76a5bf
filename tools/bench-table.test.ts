import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAGES, putBetweenMarks, readBetweenMarks } from '../bench/marked-pages.ts';
import { readResults } from '../bench/results.ts';

test.each(PAGES)('shows in $path the figures that were measured', ({ path, render }) => {
  expect(readBetweenMarks(readFileSync(path, 'utf8'))).toBe(render(readResults()));
});

test('replaces what lies between the marks, and nothing else', () => {
  const page = 'above\n<!-- bench:start -->\nold\n<!-- bench:end -->\nbelow\n';
  const replaced = putBetweenMarks(page, 'new $1');
  expect(replaced).toBe('above\n<!-- bench:start -->\nnew $1\n<!-- bench:end -->\nbelow\n');
  const empty = 'above\n<!-- bench:start -->\n<!-- bench:end -->\n';
  expect(putBetweenMarks(empty, 'new')).toBe(
    'above\n<!-- bench:start -->\nnew\n<!-- bench:end -->\n',
  );
});

test('says which page has no marks', () => {
  expect(() => readBetweenMarks('no marks')).toThrow(/bench:start/);
});

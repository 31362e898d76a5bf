import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const rows = readFileSync('docs/security.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('goes through 21 threats', () => {
  expect(rows.map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 21 }, (_, index) => index + 1),
  );
});

test.each(rows.map((cells) => [cells[1], cells[3] ?? '', cells[4] ?? ''] as const))(
  'names a test that is there, or no goal, for threat %s',
  (_, control, tests) => {
    const files = [...tests.matchAll(/`([^`]+)`/g)].map(([, file]) => `src/proxy/${file}`);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(files.length > 0 || control.startsWith('**no goal**')).toBe(true);
  },
);

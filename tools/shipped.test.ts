import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BUDGETS } from '../budgets.mjs';
import { measureDist } from './measure.ts';

const english = new Intl.NumberFormat('en-US');
const readme = readFileSync('README.md', 'utf8');

test.each(Object.entries(measureDist()))(
  'says in the README how many bytes the %s has',
  (_, bytes) => {
    expect(readme).toContain(`${english.format(bytes)} bytes`);
  },
);

test('keeps the halves of the page and the Worker within their budgets', () => {
  const bytes = measureDist();
  for (const part of ['stub', 'script', 'sender', 'worker'] as const) {
    expect(bytes[part], part).toBeLessThanOrEqual(BUDGETS[part]);
    expect(readme, part).toContain(`| ${english.format(BUDGETS[part])} |`);
  }
});

test('ships no private key in any file', () => {
  const files = readdirSync('dist', { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const text = readFileSync(`${file.parentPath}/${file.name}`, 'utf8');
    expect(text.match(/\bpk_\w{16,}/g) ?? [], file.name).toEqual([]);
  }
});

/** The files that an entry is made of, those that it loads later included. */
const filesOf = (entry: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const text = readFileSync(`dist/${entry}`, 'utf8');
  for (const [, file = ''] of text.matchAll(/["']\.\/([\w.-]+\.js)["']/g)) filesOf(file, seen);
  return seen;
};

test.each([
  ['route', "Send events from pages of the route's own origin"],
  ['Klaviyo client', 'apiKey must be a private key of Klaviyo'],
])('ships the %s once among the files of the command', (_, words) => {
  const holders = [...filesOf('cli.js')].filter((file) =>
    new RegExp(words).test(readFileSync(`dist/${file}`, 'utf8')),
  );
  expect(holders).toHaveLength(1);
});

test('ships no source map among the committed files', () => {
  const ignored = readFileSync('.gitignore', 'utf8');
  expect(ignored).toMatch(/^dist\/\*\*\/\*\.map$/m);
});

test('gives every entry of the package a file and types', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    exports: { [entry: string]: string | { types: string; default: string } };
  };
  for (const target of Object.values(exports)) {
    const files = typeof target === 'string' ? [target] : [target.types, target.default];
    for (const file of files) expect(readFileSync(file, 'utf8').length).toBeGreaterThan(20);
  }
});

test('makes a tracker on a server that does nothing and keeps nothing', async () => {
  const { createTracker } = await import('../dist/keepsend.js');
  const tracker = createTracker({ route: '/q7f2' });
  expect(await tracker.track('Viewed Product')).toMatchObject({ kept: 'none' });
  expect(await tracker.flush()).toEqual({ waiting: 0 });
  expect((await tracker.inspect()).visitor).toBeNull();
});

import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { controls } from '../src/sandbox/control/controls.ts';
import { writeTables } from './write-docs.ts';

const FILE = 'docs/sandbox.md';
const UPDATE = 'UPDATE_DOCS=1 npx vitest run --project node tools/write-docs.test.ts';

test('the tables of the sandbox are those of its source', () => {
  const document = readFileSync(FILE, 'utf8');
  const fresh = writeTables(document);
  if (process.env.UPDATE_DOCS === '1') writeFileSync(FILE, fresh);
  else expect(document === fresh, `${FILE} is stale: run ${UPDATE}`).toBe(true);
});

test('a document without its markers is refused', () => {
  expect(() => writeTables('# Sandbox')).toThrow('<!-- endpoints -->');
});

test('every command of the sandbox is explained', () => {
  const document = readFileSync(FILE, 'utf8');
  const missing = controls
    .map(({ method, path }) => `${method} ${path}`)
    .filter((command) => !document.includes(`\`${command}`));
  expect(missing).toEqual([]);
});

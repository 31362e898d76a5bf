import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { openFile } from './open-file.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keepsend-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('opens what it made', () => {
  const file = join(folder, 'data.sqlite');
  openFile(file).close();
  const again = openFile(file);
  expect(again.prepare('SELECT count(*) AS events FROM events').get()).toEqual({ events: 0 });
  again.close();
});

test('lets nobody else in while it is open', () => {
  const file = join(folder, 'data.sqlite');
  const first = openFile(file);
  expect(() => openFile(file)).toThrow(`${file} cannot be used: another process uses it.`);
  first.close();
});

test('refuses a file that is no database', () => {
  const file = join(folder, 'notes.txt');
  writeFileSync(file, 'not a database, but long enough to be taken for one by its size'.repeat(20));
  expect(() => openFile(file)).toThrow(`${file} cannot be used: it is no SQLite file.`);
});

test("refuses somebody else's database and leaves it as it is", () => {
  const file = join(folder, 'theirs.sqlite');
  const theirs = new DatabaseSync(file);
  theirs.exec('CREATE TABLE orders (id INTEGER)');
  theirs.close();
  expect(() => openFile(file)).toThrow("it holds somebody else's tables");
  const after = new DatabaseSync(file);
  expect(after.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'orders' }]);
  after.close();
});

test('refuses a file of another version and says what to do', () => {
  const file = join(folder, 'data.sqlite');
  openFile(file).close();
  const old = new DatabaseSync(file);
  old.exec('PRAGMA user_version = 1');
  old.close();
  expect(() => openFile(file)).toThrow('another version of the sandbox wrote it; remove it');
});

test('refuses a path that leads nowhere', () => {
  expect(() => openFile(join(folder, 'missing', 'data.sqlite'))).toThrow(
    'perhaps because its folder does not exist.',
  );
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

import { behaviours } from './behaviours.js';

const folder = fileURLToPath(new URL('..', import.meta.url));

// The table itself speaks of guesses without making one.
const isSource = (file: string) =>
  /\.tsx?$/.test(file) &&
  !/\.test\.|^testing\/|^conformance\/|(contract|control)\/behaviours/.test(file);

const commentsOf = (code: string): readonly string[] =>
  code.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm) ?? [];

const countGuesses = (file: string): number =>
  commentsOf(readFileSync(join(folder, file), 'utf8'))
    .join('\n')
    .match(/\bassumed\b/gi)?.length ?? 0;

const guessed = behaviours.filter(({ label }) => label === 'assumed');

test('every guess in the source has its row, and every row its guess', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isSource);
  const inSource = files.flatMap((file) => Array<string>(countGuesses(file)).fill(file));
  const inTable = guessed.flatMap((row) => row.files);
  const hint =
    'each comment that says "assumed" needs a row in contract/behaviours that names its file';
  expect(inTable.toSorted(), hint).toEqual(inSource.toSorted());
});

test('every id is there once', () => {
  const ids = behaviours.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

test('every row says something and where it is from', () => {
  for (const { id, text, source, files, label } of behaviours) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(text).toMatch(/^[`A-Z0-9"].*[.]$/);
    expect(source).not.toBe('');
    expect(files.length > 0).toBe(label === 'assumed');
  }
});

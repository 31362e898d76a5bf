import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Inside the project, so that the copy finds the same packages.
mkdirSync('.cache', { recursive: true });
const copy = mkdtempSync('.cache/fence-');

beforeAll(() => {
  cpSync('src', `${copy}/src`, { recursive: true });
});
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

const compileWith = (folder: string, code: string): { isFine: boolean; output: string } => {
  const file = `${copy}/src/${folder}/intruder.ts`;
  writeFileSync(file, code);
  const { status, stdout } = spawnSync('tsc', ['-b', `${copy}/src/${folder}`], {
    encoding: 'utf8',
  });
  rmSync(file);
  return { isFine: status === 0, output: stdout };
};

const cases = [
  [
    'tracker',
    'proxy',
    "import { createRoute } from '../proxy/create-route.js'; export const x = createRoute;",
  ],
  [
    'tracker',
    'klaviyo',
    "import { createKlaviyo } from '../klaviyo/index.js'; export const x = createKlaviyo;",
  ],
  [
    'proxy',
    'tracker',
    "import { createTracker } from '../tracker/index.js'; export const x = createTracker;",
  ],
  [
    'protocol',
    'tracker',
    "import type { Tracker } from '../tracker/tracker.js'; export type X = Tracker;",
  ],
  [
    'klaviyo',
    'protocol',
    "import { WIRE_VERSION } from '../protocol/limits.js'; export const x = WIRE_VERSION;",
  ],
  [
    'sandbox',
    'klaviyo',
    "import { toEventBody } from '../klaviyo/envelope.js'; export const x = toEventBody;",
  ],
  [
    'sandbox',
    'protocol',
    "import type { WireEvent } from '../protocol/wire.js'; export type X = WireEvent;",
  ],
] as const;

test.each(cases)('does not compile an import in %s of code from %s', (folder, from, code) => {
  const { isFine, output } = compileWith(folder, code);
  expect(isFine).toBe(false);
  expect(output).toMatch(new RegExp(`intruder\\.ts.*TS6307.*${from}`));
});

test.each([
  ['protocol', 'export const x = document.title;', 'TS2584'],
  ['proxy', 'export const x = document.title;', 'TS2584'],
  ['tracker', 'export const x = process.env;', 'TS2591'],
])('does not compile a foreign platform in %s', (folder, code, error) => {
  const { isFine, output } = compileWith(folder, code);
  expect(isFine).toBe(false);
  expect(output).toContain(error);
});

test('compiles what is allowed', () => {
  const code =
    "import { WIRE_VERSION } from '../protocol/limits.js'; export const x = WIRE_VERSION;";
  expect(compileWith('tracker', code)).toEqual({ isFine: true, output: '' });
});

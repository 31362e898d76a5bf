import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from './read-config.js';
import { run } from './run.js';
import { fakeIo } from './testing/fake-io.js';

const KEY = 'pk_test_0123456789abcdef';
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const NEXT = 'pk_next_0123456789abcdef';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keepsend-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const spool = () => join(folder, 'spool.sqlite');
const write = (config: unknown, name = 'keepsend.config.json'): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof config === 'string' ? config : JSON.stringify(config));
  return path;
};
const fine = (more: object = {}) => ({ basePath: '/q7f2', spool: spool(), port: 0, ...more });

/** The one line and the exit code it ends with. */
const fail = async (
  config: unknown,
  env: { [name: string]: string } = { KLAVIYO_API_KEY: KEY },
) => {
  const io = fakeIo({}, env);
  const path = write(config);
  const code = await run(['serve', '--config', path], io);
  expect(io.errors).toHaveLength(1);
  expect(existsSync(spool())).toBe(false);
  return { code, line: io.errors[0]?.replace(path, 'FILE') };
};

test('reads options of a file, and secrets of the environment', async () => {
  const options = await readConfig(write(fine({ shopOrigins: ['https://shop.example'] })), {
    KLAVIYO_API_KEY: KEY,
    COOKIE_SECRET: 's'.repeat(32),
    SERVER_SECRETS: ` ${SECRET}\n${SECRET} `,
    KLAVIYO_API_KEY_NEXT: NEXT,
    TOKEN_SECRETS: ` ${'t'.repeat(32)} ${'u'.repeat(32)}\n`,
  });

  expect(options).toStrictEqual({
    ...fine({ shopOrigins: ['https://shop.example'] }),
    apiKey: KEY,
    nextApiKey: NEXT,
    cookieSecret: 's'.repeat(32),
    serverSecrets: [SECRET, SECRET],
    tokenSecrets: ['t'.repeat(32), 'u'.repeat(32)],
  });
});

test('reads a module', async () => {
  const path = write(`export default ${JSON.stringify(fine())};`, 'keepsend.config.mjs');

  expect(await readConfig(path, { KLAVIYO_API_KEY: KEY })).toMatchObject(fine());
});

test.each([
  ['no JSON', '{', /^keepsend: FILE cannot be read: /],
  ['a list', '[]', /^keepsend: FILE holds no object of options/],
  [
    'a mistyped option',
    { basepath: '/q' },
    /^keepsend: FILE has an option basepath; there are allowedMetrics, backfillAfterMs, basePath, /,
  ],
  [
    'the key',
    { apiKey: KEY },
    /^keepsend: FILE must not hold apiKey; put it into the environment: KLAVIYO_API_KEY/,
  ],
  ['no spool', { basePath: '/q7f2' }, /^keepsend: FILE names no spool/],
  [
    'a path without a slash',
    { basePath: 'q', spool: 'x' },
    /^keepsend: FILE: basePath must be a path like/,
  ],
])('refuses a file that holds %s, before anything starts', async (_, config, line) => {
  const failed = await fail(config);

  expect(failed).toStrictEqual({ code: 2, line: expect.stringMatching(line) });
  expect(failed.line).not.toContain(KEY);
});

test('refuses to start without a key', async () => {
  expect(await fail(fine(), {})).toStrictEqual({
    code: 2,
    line: expect.stringMatching(/^keepsend: KLAVIYO_API_KEY is not set/),
  });
});

test('asks for its file', async () => {
  const io = fakeIo({}, {});

  expect(await run(['serve'], io)).toBe(2);
  expect(io.errors).toStrictEqual(['keepsend: serve needs --config <file>; try --help']);
});

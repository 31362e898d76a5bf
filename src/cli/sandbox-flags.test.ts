import { expect, test } from 'vitest';

import { readSandboxFlags } from './sandbox-flags.js';
import { UsageError } from './usage-error.js';

test('leaves to the sandbox what is not said', () => {
  expect(readSandboxFlags([])).toStrictEqual({});
});

test('reads every flag', () => {
  const flags =
    '--port 0 --host ::1 --data a.db --revision 2024-02-15 --retired forward --rate-limits 0.5 --processing-ms 0';
  expect(readSandboxFlags(flags.split(' '))).toStrictEqual({
    port: 0,
    host: '::1',
    data: 'a.db',
    usualRevision: '2024-02-15',
    retired: 'forward',
    rateLimits: 0.5,
    processingMs: 0,
  });
});

test.each([
  ['off', 0],
  ['0', 0],
  ['.01', 0.01],
  ['1', 1],
])('takes the share %s of the rate limits for %d', (given, rateLimits) => {
  expect(readSandboxFlags(['--rate-limits', given])).toStrictEqual({ rateLimits });
});

test.each([
  ['--port', '65536', 'a number from 0 to 65535'],
  ['--port', '1e3', 'a number from 0 to 65535'],
  ['--host', '', 'a name'],
  ['--data', '', 'a name'],
  ['--revision', '2026-07-16', 'one of 2022-10-17'],
  ['--retired', 'gone', "'serve' or 'forward'"],
  ['--rate-limits', '1.01', "a number from 0 to 1, or 'off'"],
  ['--rate-limits', 'on', "a number from 0 to 1, or 'off'"],
  ['--processing-ms', '600001', 'a number from 0 to 600000'],
  ['--processing-ms', '0.5', 'a number from 0 to 600000'],
])('refuses %s %j: it must be %s', (flag, given, allowed) => {
  const read = () => readSandboxFlags([`${flag}=${given}`]);

  expect(read).toThrow(UsageError);
  expect(read).toThrow(`${flag} must be ${allowed}`);
  expect(read).toThrow(`; what came is '${given}'`);
});

test.each([
  [
    '--rate-limits',
    '-1',
    "--rate-limits must be a number from 0 to 1, or 'off'; what came is '-1'",
  ],
  ['--port', '-1', "--port must be a number from 0 to 65535; what came is '-1'"],
])('refuses %s %s by its value', (flag, given, words) => {
  expect(() => readSandboxFlags([flag, given])).toThrow(words);
});

test('knows no other flag', () => {
  expect(() => readSandboxFlags(['--prot', '1'])).toThrow(UsageError);
  expect(() => readSandboxFlags(['extra'])).toThrow(UsageError);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from './run.js';
import { fakeIo } from './testing/fake-io.js';

test.each([[], ['help'], ['--help'], ['-h']])('lists its commands for %j', async (...args) => {
  const io = fakeIo();
  expect(await run(args, io)).toBe(0);
  for (const name of ['init', 'doctor', 'sandbox', 'serve', 'dead', 'events', 'account'])
    expect(io.lines.join('\n')).toMatch(new RegExp(`^  ${name} `, 'm'));
});

test.each(['init', 'doctor', 'sandbox', 'serve', 'dead', 'events', 'account'])(
  'explains %s without running it',
  async (name) => {
    const io = fakeIo({}, {});
    expect(await run([name, '--help'], io)).toBe(0);
    expect(io.lines[0]).toMatch(new RegExp(`^keepsend ${name} `));
    expect(io.errors).toStrictEqual([]);
  },
);

test('says at the end of the help where the other commands are', async () => {
  const io = fakeIo({}, {});
  await run(['events', '--help'], io);
  expect(io.lines.join('\n')).toMatch(/\n\nkeepsend --help lists the other commands\.$/);
});

test('tells its version', async () => {
  const io = fakeIo();
  await run(['--version'], io);
  expect(io.lines).toStrictEqual([JSON.parse(readFileSync('package.json', 'utf8')).version]);
});

test.each(['evnts', 'toString', '__proto__', '--evil'])('knows no command %s', async (name) => {
  const io = fakeIo();
  expect(await run([name], io)).toBe(2);
  expect(io.errors).toStrictEqual([`keepsend: there is no command '${name}'; try keepsend --help`]);
});

test('calls a wrong port wrong before there is a sandbox', async () => {
  const io = fakeIo();
  expect(await run(['sandbox', '--port', '99999999'], io)).toBe(2);
  expect(io.errors[0]).toMatch(/^keepsend: --port must be a number/);
});

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSpool, type Spool } from '../proxy/node/spool.js';
import { toDeadLetter } from '../proxy/queued/dead-letter.js';
import { eventOf, visitorOf } from '../proxy/queued/testing/consumer.js';
import { uuid } from '../proxy/testing/route.js';
import { run } from './run.js';
import { fakeIo } from './testing/fake-io.js';

let folder = '';
let spool: Spool;
const path = () => join(folder, 'spool.sqlite');

const letterOf = (number: number, metric = 'Viewed Product', code = 'refused_by_klaviyo') => ({
  ...toDeadLetter(visitorOf(number), eventOf(number, { metric }), {
    code,
    pointer: '/properties/Price',
    detail: 'Wrong.\u001b[31m',
  }),
  at: new Date(Date.UTC(2026, 7, 1, 11, number)).toISOString(),
});

/** The spool is at work meanwhile, as under `keepsend serve`. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keepsend-dead-'));
  spool = createSpool({ path: path() });
  await spool.deadLetters.bury([
    letterOf(1),
    letterOf(2, 'Added to Cart'),
    letterOf(3, 'Added to Cart', 'gave_up'),
  ]);
});
afterEach(() => {
  spool.close();
  rmSync(folder, { recursive: true });
});

const dead = async (...args: string[]) => {
  const io = fakeIo({}, {});
  const code = await run(['dead', ...args, '--spool', path()], io);
  return { code, lines: io.lines, errors: io.errors };
};
const idsOf = (lines: readonly string[]) => lines.map((line) => line.match(/0190\S+/)?.[0]);

test('lists them, newest first, and nothing of the person', async () => {
  const { code, lines } = await dead('list');

  expect([code, idsOf(lines)]).toStrictEqual([0, [uuid(3), uuid(2), uuid(1)]]);
  expect(lines[2]).toBe(
    `2026-08-01 11:01:00Z  ${uuid(1)}  Viewed Product  refused_by_klaviyo  /properties/Price  Wrong.·[31m`,
  );
  expect(lines.join()).not.toContain('customer-');
});

test.each([
  [
    ['--metric', 'Added to Cart'],
    [3, 2],
  ],
  [['--code', 'gave_up'], [3]],
  [
    ['--since', '2026-08-01T11:02:00Z'],
    [3, 2],
  ],
  [['--metric', 'Added to Cart', '--code', 'refused_by_klaviyo'], [2]],
  [['--id', uuid(1)], [1]],
])('lists only those that fit %j', async (flags, numbers) => {
  expect(idsOf((await dead('list', ...flags)).lines)).toStrictEqual(numbers.map(uuid));
});

test('says when there is nothing, and when there is more', async () => {
  expect((await dead('list', '--metric', 'Nothing')).errors).toStrictEqual([
    'keepsend: no dead letter fits',
  ]);
  expect((await dead('list', '--limit', '1')).errors).toStrictEqual([
    'keepsend: these are the newest 1 of 3; --limit shows more',
  ]);
});

test('shows all of one', async () => {
  const { lines } = await dead('show', '--id', uuid(2));

  expect(JSON.parse(lines[0] ?? '')).toStrictEqual(letterOf(2, 'Added to Cart'));
});

test('puts them back into the queue as they were, and each once', async () => {
  expect((await dead('replay', '--metric', 'Added to Cart', '--yes')).lines).toStrictEqual([
    '2 dead letters put back into the queue',
  ]);
  expect((await dead('replay', '--metric', 'Added to Cart', '--yes')).lines).toStrictEqual([
    '0 dead letters put back into the queue',
  ]);

  expect(spool.take().map(({ message }) => message)).toStrictEqual(
    [3, 2].map((number) => ({
      v: 1,
      visitor: visitorOf(number),
      events: [eventOf(number, { metric: 'Added to Cart' })],
      isRepeat: true,
    })),
  );
  expect(idsOf((await dead('list')).lines)).toStrictEqual([uuid(1)]);
});

test('does not do again what dies again meanwhile', async () => {
  await spool.deadLetters.bury([{ ...letterOf(4), at: '2099-01-01T00:00:00.000Z' }]);

  expect((await dead('replay', '--yes')).lines).toStrictEqual([
    '3 dead letters put back into the queue',
  ]);
  expect(idsOf((await dead('list')).lines)).toStrictEqual([uuid(4)]);
});

test('throws them away', async () => {
  expect((await dead('purge', '--id', uuid(2), '--yes')).lines).toStrictEqual([
    '1 dead letter thrown away',
  ]);
  expect(idsOf((await dead('list')).lines)).toStrictEqual([uuid(3), uuid(1)]);
  expect(spool.take()).toStrictEqual([]);
});

test.each(['replay', 'purge'])('changes nothing by %s that nobody said yes to', async (action) => {
  const unsure = await dead(action);
  const dry = await dead(action, '--dry-run', '--yes');

  expect([unsure.code, unsure.errors[0]]).toStrictEqual([
    2,
    expect.stringMatching(/^keepsend: 3 dead letters would be .*; say --yes to do it$/),
  ]);
  expect([dry.code, dry.lines[0]]).toStrictEqual([
    0,
    expect.stringMatching(/^3 dead letters would be /),
  ]);
  expect((await dead('list')).lines).toHaveLength(3);
});

test.each([
  [[], 'dead needs one of list, show, replay, purge first'],
  [['bury'], 'dead needs one of list, show, replay, purge first'],
  [['show'], 'dead show needs --id <id>'],
  [['purge', '--limit', '1', '--yes'], '--limit is of dead list; dead purge does all that fit'],
  [['list', '--limit', '0'], "--limit takes a number from 1 on; what came is '0'"],
])('refuses %j', async (args, reason) => {
  const { code, errors } = await dead(...args);

  expect([code, errors[0]]).toStrictEqual([2, expect.stringContaining(reason)]);
});

test('makes no spool where there is none', async () => {
  const io = fakeIo({}, {});
  const missing = join(folder, 'missing.sqlite');

  expect(await run(['dead', 'list', '--spool', missing], io)).toBe(1);
  expect(io.errors).toStrictEqual([
    `keepsend: spool ${missing} cannot be used: there is no spool in this place`,
  ]);
  expect(existsSync(missing)).toBe(false);
});

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toDeadLetter } from '../queued/dead-letter.js';
import { eventOf, messageOf, messagesOf, put, visitorOf } from '../queued/testing/consumer.js';
import { explainSpool } from './explain-spool.js';
import { createSpool, type Spool, type SpoolOptions } from './spool.js';

let folder = '';
let spool: Spool | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keepsend-spool-'));
});
afterEach(() => {
  vi.useRealTimers();
  spool?.close();
  spool = undefined;
  rmSync(folder, { recursive: true });
});

const pathOf = (): string => join(folder, 'spool.sqlite');
const open = (options: Partial<SpoolOptions> = {}): Spool => {
  spool = createSpool({ path: pathOf(), ...options });
  return spool;
};
/** As the next process finds it. */
const reopen = (): Spool => {
  spool?.close();
  return open();
};

test('keeps what it was sent over a restart, the oldest first', async () => {
  const messages = messagesOf(3);
  const { queue } = open();
  for (const message of messages) await put(queue, [message]);

  expect(
    reopen()
      .take()
      .map(({ message }) => message),
  ).toStrictEqual(messages);
});

test('says of what a process took and never settled that it was taken', async () => {
  await put(open().queue, messagesOf(2));
  expect(spool?.take().map(({ wasTaken }) => wasTaken)).toStrictEqual([false, false]);

  expect(
    reopen()
      .take()
      .map(({ wasTaken }) => wasTaken),
  ).toStrictEqual([true, true]);
});

test('forgets what is done, and brings the rest again in its time', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { queue, take, settle, nextDueMs, waiting } = open();
  await put(queue, messagesOf(2));
  const left = { ...messageOf(1), isRepeat: true as const, tries: 1 };
  settle(take(), [{}, { again: left, delayMs: 1_000 }]);

  expect(take()).toStrictEqual([]);
  expect([nextDueMs(), waiting().messages]).toStrictEqual([Date.now() + 1_000, 1]);
  vi.advanceTimersByTime(1_000);
  expect(take()).toMatchObject([{ message: left, wasTaken: false }]);
});

test('takes nothing more than it may hold, and again when there is room', async () => {
  const { queue, take, settle } = open({ maxBytes: 4_000 });
  await put(queue, [messageOf(1)]);
  await put(queue, [messageOf(2)]);
  await expect(put(queue, [messageOf(3)])).rejects.toThrow(
    /^spool .* is full: \d+ of 4000 bytes wait for Klaviyo$/,
  );

  const taken = take();
  settle(
    taken,
    taken.map(() => ({})),
  );
  await put(queue, [messageOf(3)]);
  expect(take()).toMatchObject([{ message: messageOf(3) }]);
});

test('takes all messages of a batch or none', async () => {
  const { queue, waiting } = open({ maxBytes: 4_000 });
  await expect(put(queue, messagesOf(9))).rejects.toThrow('is full');
  expect(waiting()).toStrictEqual({ messages: 0, bytes: 0 });
});

test('answers many at once, in the order they came', async () => {
  const { queue, take } = open();
  const answered: number[] = [];
  await Promise.all(
    messagesOf(50).map(async (message, number) => {
      await put(queue, [message]);
      answered.push(number);
    }),
  );

  expect(answered).toStrictEqual([...answered.keys()]);
  expect(take().map(({ message }) => message)).toStrictEqual(messagesOf(50));
});

test('answers nobody when the commit fails', async () => {
  const { queue } = open();
  const other = new DatabaseSync(pathOf());
  other.exec('BEGIN IMMEDIATE');
  const sent = [put(queue, [messageOf(1)]), put(queue, [messageOf(2)])];
  for (const { status } of await Promise.allSettled(sent)) expect(status).toBe('rejected');
  other.exec('ROLLBACK');
  other.close();

  expect(spool?.waiting().messages).toBe(0);
});

test('keeps a dead letter as it was first', async () => {
  const { deadLetters } = open();
  const letter = {
    id: eventOf(1).id,
    at: '2026-11-20T10:00:00.000Z',
    event: eventOf(1),
    visitor: visitorOf(1),
    code: 'refused_by_klaviyo',
  };
  await deadLetters.bury([letter]);
  await deadLetters.bury([{ ...letter, code: 'gave_up' }]);
  const database = new DatabaseSync(pathOf());
  const rows = database.prepare('SELECT id, metric, code, event FROM dead_letters').all();
  database.close();

  expect(rows).toMatchObject([
    {
      id: letter.id,
      metric: 'Viewed Product',
      code: 'refused_by_klaviyo',
      event: JSON.stringify(letter.event),
    },
  ]);
});

test('keeps the dead letters of two people who used one id', async () => {
  const { deadLetters, queue } = open();
  const of = (person: number) =>
    toDeadLetter(visitorOf(person), eventOf(1), { code: 'refused_by_klaviyo' });
  await deadLetters.bury([of(1), of(2), of(1)]);

  expect((await queue.status()).deadLetters).toBe(2);
});

test('lets the oldest dead letters give way to new ones, and tells how many', async () => {
  const { deadLetters, queue } = open({ maxDeadLetterBytes: 20_000 });
  const forgotten: number[] = [];
  (spool as Spool).onForgotten = (letters) => forgotten.push(letters);
  const text = 'x'.repeat(1_500);
  const of = (number: number) =>
    toDeadLetter(visitorOf(1), eventOf(number, { properties: { text } }), { code: 'gave_up' });
  for (let number = 1; number <= 40; number += 1) await deadLetters.bury([of(number)]);
  const database = new DatabaseSync(pathOf());
  const ids = database.prepare('SELECT id FROM dead_letters ORDER BY rowid').all();
  database.close();

  expect(ids.length).toBeLessThanOrEqual(10);
  expect(ids.at(-1)).toMatchObject({ id: eventOf(40).id });
  expect(forgotten.reduce((sum, letters) => sum + letters) + ids.length).toBe(40);
  expect((await queue.status()).deadLetters).toBe(ids.length);
});

test.each([
  ['events', 120, 100, {}],
  ['bytes', 200, 1, { text: 'x'.repeat(90_000) }],
])('takes no more %s at a time than fit into memory', async (_, count, each, properties) => {
  const { queue, take } = open();
  const events = Array.from({ length: each }, (_, at) => eventOf(at, { properties }));
  await put(
    queue,
    messagesOf(count).map((message) => ({ ...message, events })),
  );
  const taken = take();

  expect(taken.length).toBeLessThan(count);
  expect(taken.reduce((sum, { message }) => sum + message.events.length, 0)).toBeLessThanOrEqual(
    10_000,
  );
  expect(taken.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(16_000_000);
  expect(taken.length).toBeGreaterThan(count / 2);
});

test.each([
  ['nothing of what fills no request', 37, 27, 37, 0],
  ['what would be a small request more', 41, 27, 37, 108],
  ['nothing of what fills requests', 40, 50, 40, 0],
  ['nothing behind which more waits', 150, 70, 128, 0],
])('leaves %s', async (_, count, each, expected, left) => {
  const spool = open();
  const told: number[] = [];
  spool.onLeft = (events) => told.push(events);
  await put(spool.queue, messagesOf(count, each));

  const taken = spool.take();
  spool.settle(
    taken,
    taken.map(() => ({})),
  );

  expect(taken).toHaveLength(expected);
  expect(told).toStrictEqual(left ? [left] : []);
  // What was left comes with the next, whether others have come or not.
  if (left) expect(spool.take()).toHaveLength(count - expected);
});

test('gives back to the disk what it does not need any more, and keeps the rest', async () => {
  const { queue, take, settle, shrink } = open();
  const properties = { text: 'x'.repeat(90_000) };
  const messages = messagesOf(600, 1).map((message, number) => ({
    ...message,
    events: [eventOf(number, { properties })],
  }));
  await put(queue, messages);
  const fullBytes = statSync(pathOf()).size + statSync(`${pathOf()}-wal`).size;
  for (let taken = take(); taken.length; taken = take())
    settle(
      taken,
      taken.map(() => ({})),
    );
  await put(queue, [messageOf(1)]);
  let steps = 1;
  while (!shrink()) steps += 1;

  expect(fullBytes).toBeGreaterThan(50_000_000);
  expect(statSync(pathOf()).size).toBeLessThan(20_000_000);
  expect(statSync(`${pathOf()}-wal`).size).toBeLessThan(16_500_000);
  expect(steps).toBeGreaterThan(5);
  expect(take().map(({ message }) => message)).toStrictEqual([messageOf(1)]);
});

test('keeps the size of a file that was made to keep it, and does not try for ever', async () => {
  const older = new DatabaseSync(pathOf());
  older.exec('CREATE TABLE other (text)');
  older.prepare('INSERT INTO other VALUES (zeroblob(?))').run(30_000_000);
  older.exec('DROP TABLE other');
  older.close();

  expect(open().shrink()).toBe(true);
});

test('leaves what it cannot read for later, tells of it, and brings the others', async () => {
  const { queue, take } = open();
  let unreadable = 0;
  (spool as Spool).onUnreadable = (messages) => {
    unreadable += messages;
  };
  const other = new DatabaseSync(pathOf());
  for (const body of ['maria@example.com', '{"v":2}', '{"v":1,"visitor":{},"events":[null]}'])
    other.prepare('INSERT INTO messages VALUES (NULL, 0, 0, 0, 1, ?)').run(body);
  other.close();
  await put(queue, [messageOf(1)]);

  expect(take().map(({ message }) => message)).toStrictEqual([messageOf(1)]);
  expect([unreadable, spool?.waiting().messages]).toStrictEqual([3, 4]);
});

test('brings what was kept under a clock that was years ahead', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2036, 0, 1) });
  await put(open().queue, [messageOf(1)]);
  vi.setSystemTime(Date.UTC(2026, 0, 1));

  expect(spool?.take()).toHaveLength(1);
});

test('says that it takes nothing when it is full', async () => {
  const size = Buffer.byteLength(JSON.stringify(messageOf(1)));
  const { queue } = open({ maxBytes: size });
  await expect(queue.check()).resolves.toBeUndefined();
  await put(queue, [messageOf(1)]);
  await expect(queue.check()).rejects.toThrow('is full');
});

test('can be read by its user alone', async () => {
  await put(open().queue, [messageOf(1)]);
  for (const end of ['', '-wal', '-shm', '.lock'])
    expect(statSync(`${pathOf()}${end}`).mode & 0o777, end).toBe(0o600);
});

test('lets go of its lock when the file cannot be used', () => {
  writeFileSync(pathOf(), 'not a database, but long enough to be taken for one'.repeat(20));
  expect(open).toThrow('it is no SQLite file');
  rmSync(pathOf());
  expect(open).not.toThrow();
});

test('has one consumer at a time', () => {
  open();
  expect(() => createSpool({ path: pathOf() })).toThrow(
    `spool ${pathOf()} cannot be used: another process uses it`,
  );
});

test('refuses a file that is no database', () => {
  writeFileSync(pathOf(), 'not a database, but long enough to be taken for one'.repeat(20));
  expect(open).toThrow(`spool ${pathOf()} cannot be used: it is no SQLite file`);
});

test("refuses somebody else's database and leaves it as it is", () => {
  const theirs = new DatabaseSync(pathOf());
  theirs.exec('CREATE TABLE orders (id INTEGER)');
  expect(open).toThrow("it is somebody else's database");
  expect(theirs.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'orders' }]);
  theirs.close();
});

test('refuses the spool of another release', () => {
  open().close();
  const other = new DatabaseSync(pathOf());
  other.exec('PRAGMA user_version = 2');
  other.close();
  expect(open).toThrow('another release of keepsend wrote it');
  spool = undefined;
});

test('refuses a folder that does not exist', () => {
  expect(() => createSpool({ path: join(folder, 'missing', 'spool.sqlite') })).toThrow(
    'its folder does not exist',
  );
});

test('says in words what SQLite says in numbers', () => {
  const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
  expect(explainSpool('/spool', full).message).toBe(
    'spool /spool cannot be used: the disk is full: make room',
  );
});

import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../cli/run.js';
import { fakeIo } from '../../cli/testing/fake-io.js';
import { messagesOf, put } from '../queued/testing/consumer.js';
import { batchOf, KEY, tracksOf } from '../testing/route.js';
import { createSpool, type Spool } from './spool.js';
import { type NodeHost, startNodeHost } from './start-node-host.js';
import { mountSmallDisk, whyNoSmallDisk } from './testing/small-disk.js';

const reason = whyNoSmallDisk();
if (reason) console.warn(`a read-only disk is not tested: none can be mounted here (${reason})`);

let folder = '';
let spool: Spool | undefined;
let host: NodeHost | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keepsend-faults-'));
});
afterEach(async () => {
  await host?.close();
  spool?.close();
  host = spool = undefined;
  rmSync(folder, { recursive: true });
});

const pathOf = (): string => join(folder, 'spool.sqlite');
const open = (path = pathOf()): Spool => {
  spool = createSpool({ path });
  return spool;
};
const close = (): void => {
  spool?.close();
  spool = undefined;
};

/** Messages of some five kilobytes each, in the file itself. */
const fillSpool = async (count = 200): Promise<void> => {
  await put(open().queue, messagesOf(count, 30));
  close();
};

/** Overwrites a part of the file, as a disk does that forgets; the middle, unless told otherwise. */
const overwrite = (place = 1 / 2): void => {
  const { size } = statSync(pathOf());
  const file = openSync(pathOf(), 'r+');
  const from = 4_096 * Math.floor((size * place) / 4_096);
  writeSync(file, Buffer.alloc(4_096 * 40, 0xa5), 0, 4_096 * 40, from);
  closeSync(file);
};

const serveLine = async (path = pathOf()) => {
  const io = fakeIo({}, { KLAVIYO_API_KEY: KEY });
  const config = join(folder, 'keepsend.config.json');
  writeFileSync(config, JSON.stringify({ basePath: '/q7f2', spool: path, port: 0 }));
  const code = await run(['serve', '--config', config], io);
  expect(io.lines).toStrictEqual([]);
  return { code, errors: io.errors };
};
const lineOf = (said: string, path = pathOf()) => ({
  code: 1,
  errors: [`keepsend: spool ${path} cannot be used: ${said}`],
});

const start = async () => {
  const log: object[] = [];
  host = await startNodeHost({
    apiKey: KEY,
    basePath: '/q7f2',
    spool: pathOf(),
    port: 0,
    klaviyoUrl: 'http://127.0.0.1:9',
    log: (entry) => log.push(entry),
  });
  return log;
};
const send = async (): Promise<Response> =>
  fetch(`${host?.url}/q7f2/e`, {
    method: 'POST',
    body: JSON.stringify(batchOf(tracksOf(3))),
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  });
const healthOf = async (): Promise<number> => (await fetch(`${host?.url}/q7f2/health`)).status;

const expectPageKeeps = async (): Promise<void> => {
  const answer = await send();
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await healthOf()).toBe(503);
};

test.each<[string, () => void | Promise<void>, string]>([
  [
    'begins with rubbish',
    () => writeFileSync(pathOf(), Buffer.alloc(20_000, 0x5a)),
    'it is no SQLite file: name another one, or move it away',
  ],
  [
    'has lost its middle',
    async () => {
      await fillSpool();
      overwrite();
    },
    'it is damaged: move it away to begin anew, and keep it for its events',
  ],
  [
    'has lost its end',
    async () => {
      await fillSpool();
      truncateSync(pathOf(), 40_960);
    },
    'it is damaged: move it away to begin anew, and keep it for its events',
  ],
  [
    'is of a later release',
    () => {
      open();
      close();
      const later = new DatabaseSync(pathOf());
      later.exec('PRAGMA user_version = 99');
      later.close();
    },
    'another release of keepsend wrote it; start that one until it is empty',
  ],
  ['is used by another process', () => void open(), 'another process uses it'],
])('is not served from when it %s, which is said in one line', async (_, spoil, said) => {
  await spoil();
  expect(await serveLine()).toStrictEqual(lineOf(said));
});

test('is not served from a folder', async () => {
  expect(await serveLine(folder)).toStrictEqual(lineOf('it is a folder: name a file', folder));
});

test.skipIf(reason)('is not served from a disk that is read-only', async () => {
  const disk = mountSmallDisk(2);
  const path = join(disk.folder, 'spool.sqlite');
  try {
    open(path);
    close();
    disk.makeReadOnly();
    expect(await serveLine(path)).toStrictEqual(lineOf('its disk is read-only', path));
  } finally {
    disk.remove();
  }
});

test('brings what is whole when its log was cut short, and each message once', async () => {
  const messages = messagesOf(20);
  const { queue } = open();
  for (const message of messages) await put(queue, [message]);
  // As the process that died left them.
  const left = join(folder, 'left.sqlite');
  for (const end of ['', '-wal']) copyFileSync(`${pathOf()}${end}`, `${left}${end}`);
  close();
  truncateSync(`${left}-wal`, statSync(`${left}-wal`).size - 10_000);
  const whole = open(left)
    .take()
    .map(({ message }) => message);

  expect(whole.length).toBeGreaterThan(10);
  expect(whole.length).toBeLessThan(20);
  expect(whole).toStrictEqual(messages.slice(0, whole.length));
});

test('takes nothing more once a part of it cannot be read, and says so without end or haste', async () => {
  // The first round takes a ninth of it; the second finds that the next is gone.
  await fillSpool(3_000);
  const log = await start();
  overwrite(1 / 6);
  await expect.poll(healthOf, { timeout: 30_000 }).toBe(503);
  await expectPageKeeps();

  const complaints = log.filter((entry) => JSON.stringify(entry).includes('it is damaged'));
  expect(complaints.length).toBeGreaterThan(0);
  expect(complaints.length).toBeLessThan(5);
}, 60_000);

test('answers pages again when another process lets go of it', async () => {
  await start();
  const other = new DatabaseSync(pathOf());
  other.exec('BEGIN IMMEDIATE');
  await expectPageKeeps();
  other.exec('ROLLBACK');
  other.close();

  await expect.poll(async () => (await send()).status, { timeout: 10_000 }).toBe(202);
  expect(await healthOf()).toBe(200);
});

test.each<[string, () => void]>([
  ['deleted', () => rmSync(pathOf())],
  ['moved', () => renameSync(pathOf(), `${pathOf()}.old`)],
  [
    'replaced',
    () => {
      renameSync(pathOf(), `${pathOf()}.old`);
      writeFileSync(pathOf(), '');
    },
  ],
])('promises nothing more when it was %s under it', async (_, remove) => {
  const log = await start();
  remove();
  await expectPageKeeps();

  expect(JSON.stringify(log)).toContain('it was moved or deleted while it was in use');
});

test('still hands out what waits in it when it was deleted under it', async () => {
  const { queue, take, settle } = open();
  await put(queue, messagesOf(2));
  rmSync(pathOf());
  await expect(put(queue, messagesOf(1))).rejects.toThrow('it was moved or deleted');
  const taken = take();
  settle(taken, [{}, {}]);

  expect(taken.map(({ message }) => message)).toStrictEqual(messagesOf(2));
  expect(take()).toStrictEqual([]);
});

test('is left as it was by a start that failed', async () => {
  await fillSpool();
  overwrite();
  const { size, mtimeMs } = statSync(pathOf());
  expect(() => open()).toThrow('it is damaged');

  expect(statSync(pathOf())).toMatchObject({ size, mtimeMs });
  expect(existsSync(`${pathOf()}-wal`)).toBe(false);
});

import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/server.js';
import { toDeadLetter } from '../queued/dead-letter.js';
import { eventOf, messageOf, put, startConsumer, visitorOf } from '../queued/testing/consumer.js';
import type { LogEntry } from '../route-options.js';
import { agree, batchOf, KEY, refusal, trackOf, uuid } from '../testing/route.js';
import { openDeadLetters } from './dead-letter-store.js';
import { type Running, runConsumer } from './run-consumer.js';
import { createSpool, type Spool, type SpoolOptions } from './spool.js';
import { type NodeHost, type NodeHostOptions, startNodeHost } from './start-node-host.js';
import { mountSmallDisk, type SmallDisk, whyNoSmallDisk } from './testing/small-disk.js';

const reason = whyNoSmallDisk();
if (reason) console.warn(`disk-full.test.ts is skipped: no small disk here (${reason})`);
const onSmallDisk = test.skipIf(reason);
/** Longer than the longest pause after a few failures. */
const PATIENCE = { timeout: 40_000 };

let disk: SmallDisk;
let host: NodeHost | undefined;
let spool: Spool | undefined;
let running: Running | undefined;
let sandbox: Sandbox | undefined;

beforeEach(() => {
  if (!reason) disk = mountSmallDisk(8);
});
afterEach(async () => {
  await running?.stop();
  await host?.close();
  spool?.close();
  await sandbox?.close();
  running = host = spool = sandbox = undefined;
  if (!reason) disk.remove();
});

const open = (options: Partial<SpoolOptions> = {}): Spool => {
  spool = createSpool({ path: join(disk.folder, 'spool.sqlite'), minFreeBytes: 0, ...options });
  return spool;
};

const start = async (options: Partial<NodeHostOptions> = {}, minFreeBytes = 0) => {
  const log: LogEntry[] = [];
  host = await startNodeHost({
    apiKey: KEY,
    basePath: '/q7f2',
    spool: { path: join(disk.folder, 'spool.sqlite'), minFreeBytes },
    port: 0,
    log: (entry) => log.push(entry),
    ...options,
  });
  return { host, log };
};

const send = async (from: number, size = 10) => {
  const properties = { text: 'x'.repeat(10_000) };
  const events = Array.from({ length: size }, (_, at) => trackOf(from + at, { properties }));
  const answer = await fetch(`${host?.url}/q7f2/e`, {
    method: 'POST',
    body: JSON.stringify(batchOf(events)),
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  });
  return { status: answer.status, retryAfter: Number(answer.headers.get('retry-after')) };
};
const healthOf = async () => (await fetch(`${host?.url}/q7f2/health`)).status;

const idsFrom = (from: number): string[] => Array.from({ length: 10 }, (_, at) => uuid(from + at));

/** Sends until it is refused; the ids that were answered for. */
const sendUntilRefused = async (start = 1): Promise<string[]> => {
  const kept: string[] = [];
  for (let from = start; ; from += 10) {
    const { status, retryAfter } = await send(from);
    if (status !== 202) {
      expect([status, retryAfter > 0]).toStrictEqual([503, true]);
      return kept;
    }
    kept.push(...idsFrom(from));
  }
};
const startKlaviyo = async (): Promise<Sandbox> => {
  sandbox = await startSandbox({ port: 0, processingMs: 0 }, { script: '', style: '' });
  return sandbox;
};
const missing = (ids: readonly string[]): number => ids.filter((id) => !recorded().has(id)).length;
const recorded = () => new Set(sandbox?.events().map(({ unique_id }) => unique_id));

onSmallDisk(
  'leaves events with the page while the disk is full, and loses none it answered for',
  async () => {
    // Klaviyo is away until the disk is full.
    const klaviyo = await startKlaviyo();
    const comeBack = klaviyo.addFault({ status: 503 });
    const { log } = await start({ klaviyoUrl: klaviyo.url });
    expect((await send(1)).status).toBe(202);
    disk.fill();
    const kept = [...idsFrom(1), ...(await sendUntilRefused(11))];
    for (let again = 0; again < 20; again += 1)
      expect(await send(100_000)).toMatchObject({ status: 503 });
    expect(await healthOf()).toBe(503);
    const complaints = log.filter(({ name }) => name === 'queue');
    expect(complaints.length).toBeLessThan(5);
    expect(complaints[0]?.detail).toMatch(/spool .* cannot be used: the disk is full: make room$/);

    disk.empty();
    comeBack();
    await expect.poll(async () => (await send(200_000)).status, PATIENCE).toBe(202);
    await expect.poll(() => missing(kept), PATIENCE).toBe(0);
    expect(await healthOf()).toBe(200);
    expect(klaviyo.events()).toHaveLength(recorded().size);
  },
  90_000,
);

onSmallDisk(
  'empties itself without help, because the last of the disk is for that',
  async () => {
    const klaviyo = await startKlaviyo();
    const comeBack = klaviyo.addFault({ status: 503 });
    const { log } = await start({ klaviyoUrl: klaviyo.url }, 5_000_000);
    const kept = await sendUntilRefused();
    comeBack();

    await expect.poll(() => missing(kept), PATIENCE).toBe(0);
    expect(log.find(({ name }) => name === 'queue')?.detail).toMatch(
      /its disk has less than 5000000 bytes left \(minFreeBytes\); make room$/,
    );
  },
  60_000,
);

onSmallDisk(
  'keeps an event that Klaviyo refuses until its dead letter has room',
  async () => {
    const { queue, deadLetters, waiting } = open();
    let isFirst = true;
    const { consume, asked, log } = startConsumer(
      () => {
        if (isFirst) disk.fill();
        isFirst = false;
        return refusal(400);
      },
      (letters) => deadLetters.bury(letters),
    );
    await put(queue, [
      { ...messageOf(), events: [eventOf(1, { properties: { text: 'x'.repeat(90_000) } })] },
    ]);
    running = runConsumer(spool as Spool, consume, (entry) => log.push(entry));
    await expect.poll(() => log.filter(({ at }) => at === 'error').length, PATIENCE).toBe(3);

    // Told once that it could not be kept, and then that the spool cannot be written; Klaviyo is not asked again meanwhile.
    expect(asked).toHaveLength(1);
    expect([waiting().messages, (await queue.status()).deadLetters]).toStrictEqual([1, 0]);
    disk.empty();
    await expect
      .poll(async () => ({ ...waiting(), dead: (await queue.status()).deadLetters }), PATIENCE)
      .toStrictEqual({ messages: 0, bytes: 0, dead: 1 });
  },
  90_000,
);

onSmallDisk(
  'sends nothing of which it cannot note that it was sent',
  async () => {
    const { queue } = open();
    await put(queue, [messageOf()]);
    disk.fill();
    const { consume, asked, log } = startConsumer(agree);
    running = runConsumer(spool as Spool, consume, (entry) => log.push(entry));
    await expect.poll(() => log.length, PATIENCE).toBe(1);
    expect(asked).toStrictEqual([]);

    disk.empty();
    await expect.poll(() => spool?.waiting().messages, PATIENCE).toBe(0);
    expect(asked).toHaveLength(1);
  },
  60_000,
);

onSmallDisk('shows its dead letters while the disk is full', async () => {
  const { deadLetters } = open();
  const letter = toDeadLetter(visitorOf(1), eventOf(1), { code: 'refused_by_klaviyo' });
  await deadLetters.bury([letter]);
  disk.fill();
  const store = openDeadLetters(join(disk.folder, 'spool.sqlite'));

  expect(store.find({}, 10)).toStrictEqual([letter]);
  store.close();
});

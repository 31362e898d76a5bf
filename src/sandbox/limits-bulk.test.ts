import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { bulkBody, eventBody, startAsking } from './testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  asking = await startAsking();
});
afterAll(() => asking.close());

const PATH = '/api/event-bulk-create-jobs';
const JOB = '/data/attributes/events-bulk-create/data';

const verdict = async (response: Response) =>
  response.status === 202
    ? ['accepted']
    : (await response.json()).errors.map(
        ({ source }: { source: { pointer: string } }) => source.pointer,
      );

let jobs = 0;
const job = (...sizes: readonly number[]) => {
  jobs += 1;
  const group = (size: number, at: number) => ({
    profile: { email: `bulk${at}@example.com` },
    events: Array.from({ length: size }, (_, n) => ({ unique_id: `${jobs}-${at}-${n}` })),
  });
  return bulkBody(...sizes.map(group));
};

test.each<[sizes: number[], answer: string[]]>([
  [[1_000], ['accepted']],
  [[1_001], [`${JOB}/0/attributes/events/data`]],
  [[600, 400], ['accepted']],
  [[600, 401], [JOB]],
  [Array<number>(1_000).fill(1), ['accepted']],
  [Array<number>(1_001).fill(1), [JOB]],
  [[], [JOB]],
  [[1, 0], [`${JOB}/1/attributes/events/data`]],
])('a bulk of %j events', async (sizes, answer) => {
  expect(await verdict(await asking.post(PATH, job(...sizes)))).toEqual(answer);
});

test('records nothing of a bulk that is refused', async () => {
  const before = (await asking.read('/_sandbox/events')).length;
  const body = bulkBody({ profile: { email: 'a@example.com' }, events: [{}, { value: 'x' }] });

  expect(await verdict(await asking.post(PATH, body))).toEqual([
    `${JOB}/0/attributes/events/data/1/attributes/value`,
  ]);
  expect(await asking.read('/_sandbox/events')).toHaveLength(before);
});

const pad = (bytes: number) => {
  const text = JSON.stringify(eventBody({ unique_id: `${bytes}` }));
  return text + ' '.repeat(bytes - text.length);
};

test.each([
  [5_000_000, 202],
  [5_000_001, 400],
])('a body of %d bytes is answered %d', async (bytes, status) => {
  const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    asking.call('/api/events', { method: 'POST', body, headers });
  const zipped = new Uint8Array(gzipSync(pad(bytes)));

  expect((await send(pad(bytes))).status).toBe(status);
  expect((await send(zipped, { 'content-encoding': 'gzip' })).status).toBe(status);
});

test('counts bytes of the body, not characters', async () => {
  const text = JSON.stringify(eventBody({ properties: { a: 'é' } }));
  const fill = (bytes: number) => text + ' '.repeat(bytes - Buffer.byteLength(text));
  const send = async (body: string) =>
    (await asking.call('/api/events', { method: 'POST', body })).status;

  expect(await send(fill(5_000_000))).toBe(202);
  expect(await send(fill(5_000_001))).toBe(400);
});

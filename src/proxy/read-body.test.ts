import { expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../protocol/limits.js';
import { readBody } from './read-body.js';
import { postOf } from './testing/route.js';

test('lets go of a body that is told to be too large, so that its connection can be used again', async () => {
  let isCancelled = false;
  const body = new ReadableStream({
    cancel: () => {
      isCancelled = true;
    },
  });
  const request = postOf(body, { headers: { 'content-length': String(MAX_BODY_BYTES + 1) } });

  await expect(readBody(request)).rejects.toMatchObject({ status: 413 });
  expect(isCancelled).toBe(true);
});

/** A body without an end, and whether it was let go of. */
const startEndless = () => {
  const endless = { isCancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull: (pieces) => pieces.enqueue(new Uint8Array(60_000)),
    cancel: () => {
      endless.isCancelled = true;
    },
  });
  return { endless, body };
};

test.each([
  [
    'in chunks, though it tells a length',
    { 'content-length': '10', 'transfer-encoding': 'chunked' },
  ],
  ['with a length that is none', { 'content-length': 'ten' }],
  ['without a length', {}],
])('reads no further than the cap what comes %s', async (_, headers) => {
  const { endless, body } = startEndless();

  await expect(readBody(postOf(body, { headers }))).rejects.toMatchObject({ status: 413 });
  expect(endless.isCancelled).toBe(true);
});

test('reads a text whose letters are cut in two by its pieces', async () => {
  const bytes = new TextEncoder().encode('"grün 漢 😀"');
  const body = new ReadableStream<Uint8Array>({
    start: (pieces) => {
      for (const byte of bytes) pieces.enqueue(Uint8Array.of(byte));
      pieces.close();
    },
  });

  expect(await readBody(postOf(body))).toBe('"grün 漢 😀"');
});

test('forgets the half of a letter in which a body ended', async () => {
  const half = new TextEncoder().encode('漢').slice(0, 2);
  const told = { headers: { 'content-length': '2' } };
  for (const init of [told, {}]) {
    await expect(readBody(postOf(half, init))).rejects.toMatchObject({ status: 400 });
    expect(await readBody(postOf('{}', init))).toBe('{}');
  }
});

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

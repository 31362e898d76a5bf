import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { endlessGzip } from './testing/gzip.js';
import { refused, taken, welcome } from './testing/ladder.js';
import { startWorker } from './testing/worker.js';

let worker: ReturnType<typeof startWorker>;

beforeEach(() => {
  worker = startWorker();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the Worker', () => {
  test.each(refused)('$title', async ({ status, headers = {}, request }) => {
    const asking = request();
    const answer = await worker.ask(asking);
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...headers,
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
    });
    if (asking.method !== 'HEAD') {
      expect(answer.body).toMatchObject({ status, detail: expect.stringMatching(/\w{4}/) });
    }
    expect(worker.asked).toStrictEqual([]);
    expect(worker.lines).toStrictEqual([]);
  });

  test.each(taken)('$title', async ({ result, code, request }) => {
    const answer = await worker.ask(request());
    expect(answer.status).toBe(202);
    expect(answer.body.results).toHaveLength(1);
    expect(answer.body.results[0]).toMatchObject({ status: result, ...(code && { code }) });
    expect(worker.asked).toHaveLength(result === 'accepted' ? 1 : 0);
  });

  test.each(welcome)('$title', async ({ request }) => {
    expect((await worker.ask(request())).status).toBe(202);
    expect(worker.asked).toHaveLength(1);
  });
});

test('stops inflating at the cap', async () => {
  const { seen, request } = endlessGzip();
  expect((await worker.ask(request())).status).toBe(413);
  await vi.waitFor(() => expect(seen.isCancelled).toBe(true));
  expect(seen.bytes).toBeLessThan(100_000);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSender } from '../tracker/sender.js';
import { accountsOf, keepEvents, openCore } from '../tracker/testing/core.js';
import { createLocks, openPage, pass, stopTime, until } from '../tracker/testing/page.js';
import { openRoute } from '../tracker/testing/route.js';
import { createRoute } from './index.js';
import { agree, BASE, fakeFetch, KEY, postOf } from './testing/route.js';

let page: ReturnType<typeof openRoute>;

beforeEach(() => {
  stopTime();
  openPage({ locks: createLocks() });
  page = openRoute();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a page that asked too often keeps its events and comes back when it was told to', async () => {
  const { fetch, asked } = fakeFetch(agree);
  const route = createRoute({
    apiKey: KEY,
    basePath: BASE,
    klaviyoUrl: 'https://klaviyo.test',
    rateLimits: { perAddress: { requests: 1, windowMs: 60_000 } },
    log: () => {},
    fetch,
  });
  const answers: { status: number; waitMs: number }[] = [];
  page.answer = async ({ body }) => {
    const answer = await route(postOf({ ...body }), { address: '192.0.2.1' });
    const waitMs = Number(answer.headers.get('retry-after')) * 1_000;
    answers.push({ status: answer.status, waitMs });
    return answer;
  };
  const core = await openCore();
  await keepEvents(core, 1);
  const sender = createSender(core);
  await sender.flush(true);
  const [held] = await keepEvents(core, 1);
  await sender.flush(true);

  expect(answers.map(({ status }) => status)).toStrictEqual([202, 429]);
  expect(await accountsOf(core)).toMatchObject({ accepted: 1, waiting: 1 });

  const { waitMs } = answers[1] as { waitMs: number };
  await pass(waitMs - 1);
  expect(answers).toHaveLength(2);
  await pass(1);
  await until(async () => (await accountsOf(core)).waiting === 0);
  expect(answers.map(({ status }) => status)).toStrictEqual([202, 429, 202]);
  expect(await accountsOf(core)).toMatchObject({ accepted: 2, waiting: 0 });
  expect(asked.at(-1)?.body.data.attributes.unique_id).toBe(held);
});

import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGate } from './rate-limit.js';
import { simpleEvent } from './testing/samples.js';
import { accepted, failureOf, refusal, scriptKlaviyo, silence } from './testing/scripted-fetch.js';
import { wait } from './wait.js';

const START = Date.UTC(2026, 7, 1, 12);

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});

afterEach(() => {
  vi.useRealTimers();
});

/** The most of these moments that fall into any window of that length. */
const most = (moments: readonly number[], windowMs: number): number =>
  Math.max(
    0,
    ...moments.map((from) => moments.filter((at) => at >= from && at < from + windowMs).length),
  );

test('keeps any second and any minute within the quota, and lets everybody through', async () => {
  const scenario = fc.record({
    burst: fc.integer({ min: 1, max: 12 }),
    slowest: fc.constantFrom(0, 700, 3_000),
    perMinute: fc.integer({ min: 1, max: 30 }),
    share: fc.constantFrom(0.3, 0.6, 1),
    arrivals: fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 60 }),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ burst, slowest, perMinute, share, arrivals }) => {
      const steady = Math.max(burst, perMinute);
      const gate = createGate(share, [burst, steady]);
      const moments: number[] = [];
      for (const at of arrivals)
        setTimeout(async () => {
          await gate.enter();
          // It arrives after one half of the way, and the answer after the other.
          await wait((at * 7) % (slowest + 1));
          moments.push(performance.now());
          await wait((at * 11) % (slowest + 1));
          gate.learn();
        }, at);
      await vi.runAllTimersAsync();
      expect(moments).toHaveLength(arrivals.length);
      expect(most(moments, 1_000)).toBeLessThanOrEqual(Math.max(1, Math.floor(burst * share)));
      expect(most(moments, 60_000)).toBeLessThanOrEqual(Math.max(1, Math.floor(steady * share)));
    }),
    { numRuns: 60 },
  );
});

test('lets calls through in the order they came', async () => {
  const gate = createGate(1, [2, 100]);
  const order: number[] = [];
  for (const number of [1, 2, 3, 4, 5])
    void gate.enter().then(() => {
      order.push(number);
      gate.learn();
    });
  await vi.runAllTimersAsync();
  expect(order).toStrictEqual([1, 2, 3, 4, 5]);
});

test('gives the place of a call that ends in the queue to the next one', async () => {
  const gate = createGate(1, [1, 100]);
  const controller = new AbortController();
  await gate.enter();
  gate.learn();
  const ended = failureOf(gate.enter(controller.signal));
  const next = gate.enter().then(() => performance.now());
  const before = performance.now();
  controller.abort(new Error('enough'));
  expect(await ended).toBe(controller.signal.reason);
  await vi.advanceTimersByTimeAsync(1_000);
  expect((await next) - before).toBeLessThanOrEqual(1_000);
});

test('leaves no timer behind when the queue is empty', async () => {
  const gate = createGate(1, [1, 100]);
  const controller = new AbortController();
  await gate.enter();
  const ended = failureOf(gate.enter(controller.signal));
  controller.abort();
  await ended;
  expect(vi.getTimerCount()).toBe(0);
});

const headersOf = (limit: number, remaining: number, reset: number): Headers =>
  new Headers({
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(reset),
  });

/** How many get through within a time. */
const passing = async (gate: ReturnType<typeof createGate>, asked: number, ms: number) => {
  let through = 0;
  for (let count = 0; count < asked; count += 1) void gate.enter().then(() => (through += 1));
  await vi.advanceTimersByTimeAsync(ms);
  return through;
};

test('starts slowly where the quota is unknown, and learns it from the first answer', async () => {
  const gate = createGate(1);
  expect(await passing(gate, 1, 0)).toBe(1);
  expect(await passing(gate, 100, 500)).toBe(0);
  gate.learn(headersOf(3_500, 3_499, 60));
  expect(await passing(gate, 0, 600)).toBe(0);
  expect(await passing(gate, 100, 1)).toBe(100);
});

test('waits for the reset when others have used up the minute', async () => {
  const gate = createGate(1, [10, 150]);
  await gate.enter();
  gate.learn(headersOf(150, 2, 30));
  expect(await passing(gate, 5, 29_000)).toBe(2);
  expect(await passing(gate, 0, 1_100)).toBe(0);
});

test('stays away as long as Retry-After says, whoever waits', async () => {
  const gate = createGate(1, [10, 150]);
  await gate.enter();
  gate.learn(new Headers(), 5_000);
  expect(await passing(gate, 3, 4_999)).toBe(0);
  expect(await passing(gate, 1, 2)).toBe(1);
});

test('never waits longer than a minute for a reset, however far off it is said to be', async () => {
  const gate = createGate(1, [10, 150]);
  await gate.enter();
  gate.learn(headersOf(150, 0, 86_400));
  expect(await passing(gate, 1, 60_001)).toBe(1);
});

test('reads no limit from headers that are no numbers', async () => {
  const gate = createGate(1, [10, 150]);
  await gate.enter();
  gate.learn(
    new Headers({ 'ratelimit-limit': 'many', 'ratelimit-remaining': '', 'ratelimit-reset': '-' }),
  );
  expect(await passing(gate, 9, 1)).toBe(9);
});

test('holds calls back only when told to', async () => {
  const free = scriptKlaviyo([accepted()]);
  const held = scriptKlaviyo([accepted()], { rateLimit: { share: 0.5 } });
  for (const { klaviyo } of [free, held])
    for (let count = 0; count < 400; count += 1) klaviyo.createEvent(simpleEvent);
  await vi.advanceTimersByTimeAsync(10);
  expect([free.sent.length, held.sent.length]).toStrictEqual([400, 175]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(held.sent).toHaveLength(400);
});

test('counts every attempt, and each endpoint for itself', async () => {
  const { klaviyo, sent } = scriptKlaviyo([Response.json({ data: [] })], { rateLimit: true });
  for (let count = 0; count < 5; count += 1) {
    void klaviyo.getAccounts();
    void klaviyo.resource('account').list();
    void klaviyo.getLists();
  }
  await vi.advanceTimersByTimeAsync(10);
  const paths = sent.map(({ url }) => new URL(url).pathname);
  expect(paths.filter((path) => path === '/api/accounts')).toHaveLength(1);
  expect(paths.filter((path) => path === '/api/lists')).toHaveLength(5);
});

test('asks for what costs more as seldom as Klaviyo allows, wherever it is asked', async () => {
  const { klaviyo, sent } = scriptKlaviyo([Response.json({ data: [] })], { rateLimit: true });
  const additionalFields = { profile: ['predictive_analytics'] } as const;
  for (let count = 0; count < 20; count += 1) {
    void klaviyo.getProfiles({ additionalFields });
    void failureOf(klaviyo.getProfile('1', { additionalFields }));
    void failureOf(klaviyo.getProfile('1', { include: ['lists'] }));
    void failureOf(klaviyo.getList('1', { additionalFields: { list: ['profile_count'] } }));
    void klaviyo.getProfiles();
  }
  await vi.advanceTimersByTimeAsync(10);
  const asked = sent.map(({ url }) => new URL(url).search);
  expect(asked.filter((search) => search.includes('predictive'))).toHaveLength(10);
  expect(asked.filter((search) => /lists|count/.test(search))).toHaveLength(1);
  expect(asked.filter((search) => search === '')).toHaveLength(20);
});

test('does not send what is ended while it waits for its turn', async () => {
  const { klaviyo, sent } = scriptKlaviyo([silence], { rateLimit: true });
  const controller = new AbortController();
  void klaviyo.getAccounts().catch(() => {});
  const queued = failureOf(klaviyo.getAccounts({}, { signal: controller.signal }));
  await vi.advanceTimersByTimeAsync(10);
  controller.abort(new Error('left'));
  expect(await queued).toBe(controller.signal.reason);
  expect(sent).toHaveLength(1);
});

test('goes on after a refusal, a lost connection and a long Retry-After', async () => {
  const answers = [
    refusal(429, undefined, { 'retry-after': '2' }),
    new TypeError('fetch failed'),
    refusal(429, undefined, { 'retry-after': '86400' }),
    Response.json({ data: [] }),
  ];
  const { klaviyo, sent } = scriptKlaviyo(answers, { rateLimit: true });
  const first = failureOf(klaviyo.getLists());
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await first).toMatchObject({ status: 429, retryAfterMs: 86_400_000 });
  const second = klaviyo.getLists();
  await vi.advanceTimersByTimeAsync(61_000);
  expect((await second).data).toStrictEqual([]);
  expect(sent).toHaveLength(4);
});

test.each([0, -1, 2, Number.NaN])('refuses a share of %s', (share) => {
  expect(() => scriptKlaviyo([accepted()], { rateLimit: { share } })).toThrow(/rateLimit.share/);
});

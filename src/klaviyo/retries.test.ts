import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { simpleEvent } from './testing/samples.js';
import {
  type Answer,
  accepted,
  failureOf,
  html,
  refusal,
  scriptKlaviyo,
  silence,
} from './testing/scripted-fetch.js';

const group = { profile: { email: 'ada@example.com' }, events: [{ metric: 'M' }] };
const lost = new TypeError('fetch failed');
const throttled = (seconds: number | string): Response =>
  refusal(429, { code: 'throttled', detail: 'Slow down.' }, { 'retry-after': String(seconds) });

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 7, 1, 12) });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Runs every wait of a call to its end. */
const settle = async <T>(call: Promise<T>): Promise<T> => {
  call.catch(() => {});
  await vi.advanceTimersByTimeAsync(600_000);
  return call;
};

const event = async (answers: readonly Answer[], options = {}) => {
  const { klaviyo, sent } = scriptKlaviyo(answers, options);
  const call = settle(klaviyo.createEvent(simpleEvent).withResponse());
  const outcome = await call.then(
    ({ status }) => status,
    (error) => error,
  );
  return { outcome, sent };
};

const bulk = async (answers: readonly Answer[]) => {
  const { klaviyo, sent } = scriptKlaviyo(answers);
  const call = settle(klaviyo.bulkCreateEvents([group]).withResponse());
  const outcome = await call.then(
    ({ status }) => status,
    (error) => error,
  );
  return { outcome, sent };
};

test.each([408, 429, 500, 502, 503, 504, 524])('tries an event again after %i', async (status) => {
  const { outcome, sent } = await event([refusal(status), accepted()]);
  expect(outcome).toBe(202);
  expect(sent).toHaveLength(2);
});

test.each([400, 401, 403, 404, 405, 409, 410, 413, 415, 422])(
  'does not try an event again after %i',
  async (status) => {
    const { outcome, sent } = await event([refusal(status), accepted()]);
    expect(outcome).toMatchObject({ name: 'KlaviyoError', status, isAmbiguous: false });
    expect(sent).toHaveLength(1);
  },
);

test.each([
  ['a lost connection', lost],
  ['a connection that workerd lost', new Error('Network connection lost.')],
  ['no answer in time', silence],
  ['an HTML page with 502', html(502)],
])('tries an event again after %s', async (_, fault) => {
  const { outcome, sent } = await event([fault, accepted()]);
  expect(outcome).toBe(202);
  expect(sent).toHaveLength(2);
});

test('sends the same time and unique_id in every retry', async () => {
  const { klaviyo, sent } = scriptKlaviyo([refusal(500), lost, accepted()]);
  await settle(klaviyo.createEvent({ metric: 'M', profile: { email: 'a@b.co' } }).withResponse());
  expect(sent).toHaveLength(3);
  expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
  expect(sent[0]?.body).toContain('"time":"2026-08-01T12:00:00.000Z"');
});

test('sends the same times and unique_ids in every retry of a bulk request', async () => {
  const { sent } = await bulk([throttled(1), throttled(1), accepted()]);
  expect(sent).toHaveLength(3);
  expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
});

test.each([429, 503])(
  'waits as long as Retry-After says after %i, and up to a tenth more',
  async (status) => {
    const answers = [refusal(status, undefined, { 'retry-after': '7' }), accepted()];
    const { klaviyo, sent } = scriptKlaviyo(answers);
    const call = klaviyo.createEvent(simpleEvent).withResponse();
    await vi.advanceTimersByTimeAsync(6_999);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(701);
    expect(sent).toHaveLength(2);
    expect((await call).status).toBe(202);
  },
);

test('waits until the date that Retry-After names', async () => {
  const date = new Date(Date.now() + 30_000).toUTCString();
  const { klaviyo, sent } = scriptKlaviyo([throttled(date), accepted()]);
  const call = klaviyo.createEvent(simpleEvent).withResponse();
  await vi.advanceTimersByTimeAsync(29_900);
  expect(sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(3_100);
  expect(sent).toHaveLength(2);
  await call;
});

test('does not take the reset of another limit for a Retry-After', async () => {
  const answers = [refusal(503, undefined, { 'ratelimit-reset': '59' }), accepted()];
  const { klaviyo, sent } = scriptKlaviyo(answers);
  const call = klaviyo.createEvent(simpleEvent).withResponse();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toHaveLength(2);
  await call;
});

test('waits for a Retry-After of years, when told to, rather than not at all', async () => {
  const { klaviyo, sent } = scriptKlaviyo([throttled(99_999_999)], { maxRetryAfterMs: Infinity });
  void failureOf(klaviyo.createEvent(simpleEvent));
  await vi.advanceTimersByTimeAsync(86_400_000);
  expect(sent).toHaveLength(1);
});

test('takes Infinity for the longest timeout there is', async () => {
  const { klaviyo } = scriptKlaviyo([accepted()], { timeoutMs: Infinity });
  expect(await klaviyo.createEvent(simpleEvent)).toBeUndefined();
});

test('rejects at once when Retry-After is beyond maxRetryAfterMs', async () => {
  const answers = [throttled(86_400), accepted()];
  const { klaviyo, sent } = scriptKlaviyo(answers, { maxRetryAfterMs: 2_000 });
  const failure = await failureOf(klaviyo.createEvent(simpleEvent));
  expect(failure).toMatchObject({ status: 429, retryAfterMs: 86_400_000 });
  expect(sent).toHaveLength(1);
});

test('gives up after the first attempt and two retries', async () => {
  const { outcome, sent } = await event([refusal(503)]);
  expect(outcome).toMatchObject({ status: 503, isAmbiguous: true });
  expect(sent).toHaveLength(3);
});

test('tries only once when told to', async () => {
  const { sent } = await event([refusal(503)], { retries: 0 });
  expect(sent).toHaveLength(1);
});

test('tries a bulk request again after 429', async () => {
  const { outcome, sent } = await bulk([throttled(1), accepted()]);
  expect(outcome).toBe(202);
  expect(sent).toHaveLength(2);
});

test.each([
  ['500', refusal(500), 500],
  ['503 with Retry-After', refusal(503, undefined, { 'retry-after': '1' }), 503],
  ['408', refusal(408), 408],
  ['a lost connection', lost, 0],
  ['a connection that workerd lost', new Error('Network connection lost.'), 0],
  ['no answer in time', silence, 0],
] as const)('does not try a bulk request again after %s', async (_, fault, status) => {
  const { outcome, sent } = await bulk([fault, accepted()]);
  expect(outcome).toMatchObject({ name: 'KlaviyoError', status });
  expect(sent).toHaveLength(1);
});

test('ends an answer that stops half-way when the time is over', async () => {
  const stalled = () =>
    new Response(new ReadableStream({ start: (body) => body.enqueue(new Uint8Array(1)) }));
  const { klaviyo } = scriptKlaviyo([stalled], { timeoutMs: 100, retries: 0 });
  const failure = failureOf(klaviyo.createEvent(simpleEvent));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await Promise.race([failure, 'still waiting'])).toMatchObject({
    name: 'KlaviyoError',
    isAmbiguous: true,
  });
});

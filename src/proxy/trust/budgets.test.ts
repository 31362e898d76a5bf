import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRoute } from '../create-route.js';
import { createMetrics } from '../metrics.js';
import type { LogEntry, RouteOptions } from '../route-options.js';
import {
  type Asked,
  agree,
  BASE,
  batchOf,
  type Fields,
  fakeFetch,
  identifyOf,
  KEY,
  type Klaviyo,
  postOf,
  readAnswer,
  refusal,
  trackOf,
  uuid,
} from '../testing/route.js';
import { createWindowCounter, type WindowCounter } from '../window-counter.js';
import { SECRET, tokenOf } from './testing/tokens.js';

const NOON = Date.UTC(2026, 10, 21, 12);
const HOUR_MS = 3_600_000;

beforeEach(
  () => void vi.useFakeTimers({ now: NOON, toFake: ['Date', 'setTimeout', 'clearTimeout'] }),
);
afterEach(() => void vi.useRealTimers());

const X = uuid(0xa);
const ada = { anonymous_id: X, email: 'ada@example.com' };

const start = (options: Partial<RouteOptions> = {}, klaviyo: Klaviyo = agree) => {
  const { fetch, asked } = fakeFetch(klaviyo);
  const log: LogEntry[] = [];
  const route = createRoute({
    apiKey: KEY,
    basePath: BASE,
    klaviyoUrl: 'https://klaviyo.test',
    tokenSecrets: [SECRET],
    fetch,
    log: (entry) => log.push(entry),
    ...options,
  });
  let last = 0;
  const eventsOf = (count: number): Fields[] =>
    Array.from({ length: count }, () => {
      last += 1;
      return trackOf(last);
    });
  const post = async (batch: Fields, address?: string, headers = {}) =>
    readAnswer(await route(postOf(batch, { headers }), { address }));
  /** So many new events of a visitor. */
  const send = (visitor: Fields, count = 1, address?: string, headers = {}) =>
    post(batchOf(eventsOf(count), { visitor }), address, headers);
  /** Whether each event may start a flow, in the order of its making. */
  const flows = (): boolean[] =>
    asked
      .map(({ body }) => body.data.attributes)
      .sort((a, b) => (a.unique_id < b.unique_id ? -1 : 1))
      .map(({ backfill }) => !backfill);
  return { post, send, flows, asked, log, eventsOf };
};

const yes = (count: number): boolean[] => Array(count).fill(true);
const no = (count: number): boolean[] => Array(count).fill(false);

describe('a recipient nobody verified', () => {
  const budgets = { recipientEventsPerHour: 5 };

  test('starts flows by so many events an hour; the others are recorded without', async () => {
    const { send, flows, log } = start({ budgets });
    await send(ada, 3);
    expect((await send(ada, 4)).body.results).toMatchObject(Array(4).fill({ status: 'accepted' }));
    expect(flows()).toStrictEqual([...yes(5), ...no(2)]);
    expect(log.at(-1)).toMatchObject({ accepted: 4, without_flow: 2 });
  });

  test('starts them again in the next hour', async () => {
    const { send, flows } = start({ budgets });
    await send(ada, 6);
    vi.setSystemTime(NOON + HOUR_MS);
    await send(ada, 2);
    expect(flows()).toStrictEqual([...yes(5), ...no(1), ...yes(2)]);
  });

  test('is the same whoever names him, wherever from, in whatever spelling', async () => {
    const { send, flows } = start({ budgets });
    for (let n = 1; n <= 7; n += 1)
      await send({ anonymous_id: uuid(0xb00 + n), email: `ADA@example.com ` }, 1, `192.0.2.${n}`);
    expect(flows()).toStrictEqual([...yes(5), ...no(2)]);
  });

  test('is each of his kinds alone', async () => {
    for (const person of [{ external_id: 'c-1' }, { phone_number: '+12345678901' }]) {
      const { send, flows } = start({ budgets });
      await send({ anonymous_id: X, ...person }, 6);
      expect(flows()).toStrictEqual([...yes(5), ...no(1)]);
    }
  });

  test('leaves the flows of others alone', async () => {
    const { send, flows } = start({ budgets });
    await send(ada, 6);
    await send({ anonymous_id: uuid(0xb), email: 'bob@example.com' }, 5);
    expect(flows()).toStrictEqual([...yes(5), ...no(1), ...yes(5)]);
  });

  test('is still he when a stranger goes on by the anonymous id alone', async () => {
    const { send, flows } = start({ budgets });
    await send(ada, 4);
    await send({ anonymous_id: X }, 3);
    expect(flows()).toStrictEqual([...yes(5), ...no(2)]);
  });

  test('is still he when he was named by nothing but a late event', async () => {
    const { post, send, flows, asked } = start({ budgets });
    const time = new Date(NOON - 24 * HOUR_MS).toISOString();
    await post(batchOf([trackOf(0xf1, { time })], { visitor: ada }));
    asked.length = 0;
    await send({ anonymous_id: X }, 7);
    expect(flows()).toStrictEqual([...yes(5), ...no(2)]);
  });

  test('is still he when a stranger goes on by a link, or by an account of his own', async () => {
    const token = { cookie: `__Host-keepsend-token=${tokenOf({ sub: 'eve' })}` };
    for (const [name, headers] of [
      [{ _kx: 'bXkga2V5.Ab12Cd' }, {}],
      [{ external_id: 'eve' }, token],
    ] as const) {
      const { send, flows } = start({ budgets });
      await send({ ...ada, ...name }, 5, undefined, headers);
      await send({ anonymous_id: uuid(0xe), ...name }, 1, undefined, headers);
      expect(flows()).toStrictEqual([...yes(5), ...no(1)]);
    }
  });

  test('spends nothing by events that are held, rejected, late or only traits', async () => {
    let isAway = true;
    const { send, post, flows, asked, eventsOf } = start({ budgets }, (asked) =>
      isAway ? refusal(503) : agree(asked),
    );
    expect((await send(ada, 4)).status).toBe(503);
    isAway = false;
    asked.length = 0;
    const old = { time: new Date(NOON - 24 * HOUR_MS).toISOString() };
    await post(batchOf([identifyOf(0xf1), { ...trackOf(0xf2), metric: '' }], { visitor: ada }));
    await post(batchOf([{ ...trackOf(0xf3), ...old }], { visitor: ada }));
    asked.length = 0;
    await post(batchOf(eventsOf(6), { visitor: ada }));
    expect(flows()).toStrictEqual([...yes(5), ...no(1)]);
  });

  test('spends nothing by events that Klaviyo refuses', async () => {
    let isRefused = true;
    const { send, flows, asked } = start({ budgets }, (asked) =>
      isRefused ? refusal(400) : agree(asked),
    );
    await send(ada, 4);
    isRefused = false;
    asked.length = 0;
    await send(ada, 6);
    expect(flows()).toStrictEqual([...yes(5), ...no(1)]);
  });

  test('is given nothing back for one event because another of its id was not taken', async () => {
    const nameOf = ({ body }: Asked) => body.data.attributes.metric.data.attributes.name;
    const { post, asked, eventsOf } = start({ budgets }, (asked) =>
      nameOf(asked) === 'Refused' ? refusal(400) : agree(asked),
    );
    for (let n = 0; n < 8; n += 1) {
      const [event = {}, refused] = eventsOf(2);
      const twin = { metric: 'Refused', unique_id: 'one' };
      const twins = Array(5).fill({ ...event, ...twin });
      await post(batchOf([event, { ...refused, ...twin }, ...twins], { visitor: ada }));
    }
    const taken = asked.filter((one) => nameOf(one) !== 'Refused');
    expect(taken.map(({ body }) => !body.data.attributes.backfill)).toStrictEqual([
      ...yes(5),
      ...no(3),
    ]);
  });

  test('spends nothing by a batch that was answered for before', async () => {
    const { post, send, flows, eventsOf } = start({ budgets });
    const batch = batchOf(eventsOf(4), { visitor: ada });
    for (let n = 0; n < 5; n += 1) await post(batch);
    await send(ada, 2);
    expect(flows()).toStrictEqual([...yes(5), ...no(1)]);
  });

  test('starts flows as often as he likes once he is verified, and while nobody knows him', async () => {
    const headers = { cookie: `__Host-keepsend-token=${tokenOf({ email: 'ada@example.com' })}` };
    for (const [visitor, more] of [
      [ada, headers],
      [{ anonymous_id: X }, {}],
    ] as const) {
      const { send, flows } = start({ budgets });
      await send(visitor, 8, undefined, more);
      expect(flows()).toStrictEqual(yes(8));
    }
  });

  test('has no budget where the operator says so', async () => {
    const { send, flows } = start({
      budgets: { recipientEventsPerHour: Number.POSITIVE_INFINITY },
    });
    for (let n = 0; n < 50; n += 1) await send(ada, 8);
    expect(flows()).toStrictEqual(yes(400));
  });

  test('never starts more flows than that, however the events come', async () => {
    const call = fc.record({
      count: fc.integer({ min: 1, max: 9 }),
      names: fc.constantFrom(ada, { anonymous_id: X }, { ...ada, anonymous_id: uuid(0xb) }),
      isAway: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 8 }), async (calls) => {
        let isAway = false;
        let reached = 0;
        const { send } = start({ budgets }, (asked) => {
          if (isAway) return refusal(503);
          if (!asked.body.data.attributes.backfill) reached += 1;
          return agree(asked);
        });
        // Known to be one person from here on.
        await send(ada, 1);
        for (const call of calls) {
          isAway = call.isAway;
          await send(call.names, call.count);
        }
        expect(reached).toBeLessThanOrEqual(5);
      }),
      { numRuns: 40 },
    );
  });
});

describe('new identities', () => {
  const newOne = (number: number): Fields => ({
    anonymous_id: uuid(0xc00 + number),
    email: `visitor-${number}@example.com`,
  });

  test('beyond the hour’s budget are held, and one line tells the operator, naming nobody', async () => {
    const { send, log, asked } = start({ budgets: { newIdentitiesPerHour: 2 } });
    vi.setSystemTime(NOON + HOUR_MS / 2);
    const answers = [];
    for (let n = 1; n <= 4; n += 1) answers.push(await send(newOne(n), 2));

    expect(answers.map(({ status }) => status)).toStrictEqual([202, 202, 503, 503]);
    expect(answers[2]?.headers.get('retry-after')).toBe('1800');
    expect(answers[2]?.text).toContain('Too many visitors are new');
    expect(asked).toHaveLength(4);
    expect(log.filter(({ at }) => at === 'budget')).toMatchObject([
      { budget: 'newIdentitiesPerHour', limit: 2 },
    ]);
    expect(log.at(-1)).toMatchObject({ held: 2, klaviyo_code: 'new_identities' });
    expect(JSON.stringify(log)).not.toMatch(/visitor-|example/);
  });

  test('are let in with the next hour', async () => {
    const { send } = start({ budgets: { newIdentitiesPerHour: 1 } });
    await send(newOne(1));
    await send(newOne(2));
    const held = await send(newOne(2));
    vi.setSystemTime(NOON + Number(held.headers.get('retry-after')) * 1_000);
    const statuses = [held.status];
    for (const number of [2, 3, 2]) statuses.push((await send(newOne(number))).status);
    expect(statuses).toStrictEqual([503, 202, 503, 202]);
  });

  test('are told a bad event at once, and which of theirs to keep', async () => {
    const { post, send } = start({ budgets: { newIdentitiesPerHour: 1 } });
    await send(newOne(1));
    const events = [trackOf(0xf1), trackOf(0xf2, { metric: 'Placed Order' })];
    const { status, body } = await post(batchOf(events, { visitor: newOne(2) }));
    expect(status).toBe(202);
    expect(body.results).toMatchObject([
      { id: uuid(0xf2), status: 'rejected' },
      { id: uuid(0xf1), status: 'held' },
    ]);
  });

  test('are not those who came before, nor those who say more of themselves', async () => {
    const { send } = start({ budgets: { newIdentitiesPerHour: 2 } });
    await send(newOne(1));
    await send(newOne(1));
    expect((await send({ ...newOne(1), phone_number: '+12345678901' })).status).toBe(202);
    expect((await send({ anonymous_id: X, phone_number: '+12345678901' })).status).toBe(202);
    expect((await send(newOne(2))).status).toBe(503);
  });

  test('are those who change what Klaviyo would mail to', async () => {
    const { send } = start({ budgets: { newIdentitiesPerHour: 2 } });
    const statuses = [];
    for (let n = 1; n <= 3; n += 1)
      statuses.push((await send({ ...newOne(n), external_id: 'always-the-same' })).status);
    expect(statuses).toStrictEqual([202, 202, 503]);
  });

  test('of one address use up no other’s budget', async () => {
    const { send, log } = start({
      budgets: { newIdentitiesPerAddressPerHour: 1, newIdentitiesPerHour: 3 },
    });
    const statuses = [];
    for (let n = 1; n <= 6; n += 1) statuses.push((await send(newOne(n), 1, '192.0.2.1')).status);
    expect(statuses).toStrictEqual([202, ...Array(5).fill(503)]);
    expect((await send(newOne(7), 1, '2001:db8::1')).status).toBe(202);
    expect((await send(newOne(8), 1, '2001:db8::2')).status).toBe(503);
    expect((await send(newOne(9), 1, '192.0.2.9')).status).toBe(202);
    expect((await send(newOne(10), 1, '192.0.2.10')).status).toBe(503);
    expect(log.filter(({ at }) => at === 'budget').map(({ budget }) => budget)).toStrictEqual([
      'newIdentitiesPerAddressPerHour',
      'newIdentitiesPerHour',
    ]);
  });

  test('are not the anonymous, the verified, those of a link, or those that are ignored', async () => {
    const budgets = { newIdentitiesPerHour: 1 };
    const { send } = start({ budgets });
    await send(newOne(1));
    const headers = { cookie: `__Host-keepsend-token=${tokenOf({ sub: 'c-9' })}` };
    expect((await send({ anonymous_id: X })).status).toBe(202);
    expect((await send({ anonymous_id: X, _kx: 'bXkga2V5.Ab12Cd' })).status).toBe(202);
    expect(
      (await send({ anonymous_id: X, external_id: 'c-9' }, 1, undefined, headers)).status,
    ).toBe(202);
    const ignoring = start({ budgets, typedIdentity: 'ignore' });
    for (let n = 1; n <= 3; n += 1) expect((await ignoring.send(newOne(n))).status).toBe(202);
  });

  test('are counted where typed identity starts no flows as well', async () => {
    const { send } = start({ budgets: { newIdentitiesPerHour: 1 }, typedIdentity: 'no-flows' });
    expect((await send(newOne(1))).status).toBe(202);
    expect((await send(newOne(2))).status).toBe(503);
  });

  test('of a plain shop are never held', async () => {
    const { send } = start();
    for (let n = 1; n <= 200; n += 1)
      expect((await send(newOne(n), 1, `192.0.2.${n % 40}`)).status).toBe(202);
  });
});

test('shows what it did among the counters of the route', async () => {
  const metrics = createMetrics();
  const { send } = start({
    metrics,
    budgets: { recipientEventsPerHour: 2, newIdentitiesPerHour: 1 },
  });
  await send(ada, 5, undefined, { cookie: '__Host-keepsend-token=a.b.c' });
  await send({ anonymous_id: uuid(0xb), email: 'bob@example.com' }, 2);
  const lines = metrics.render(undefined).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'keepsend_batches_by_identity_total{tier="typed"} 2',
      'keepsend_tokens_refused_total 1',
      'keepsend_events_without_flow_total 3',
      'keepsend_log_lines_total{at="budget"} 1',
      'keepsend_events_total{at="collect",outcome="held"} 2',
    ]),
  );
});

describe('the counts', () => {
  const newOne = (number: number): Fields => ({
    anonymous_id: uuid(0xc00 + number),
    email: `visitor-${number}@example.com`,
  });

  test('are shared by routes that are given one place for them', async () => {
    const counters = createWindowCounter();
    const budgets = { newIdentitiesPerHour: 1, recipientEventsPerHour: 2 };
    const [one, two] = [start({ budgets, counters }), start({ budgets, counters })];
    await one.send(ada, 2);
    await two.send(ada, 2);
    expect(two.flows()).toStrictEqual(no(2));
    expect((await two.send(newOne(1))).status).toBe(503);
  });

  test('hold no identifier', async () => {
    const keys: string[] = [];
    const counter = createWindowCounter();
    const counters: WindowCounter = {
      take: (key, ...others) => {
        keys.push(key);
        return counter.take(key, ...others);
      },
    };
    const { send } = start({ counters });
    const visitor = { ...ada, external_id: 'customer-1', phone_number: '+12345678901' };
    await send(visitor, 2, '192.0.2.1');
    expect(keys.length).toBeGreaterThan(4);
    expect(keys.join()).not.toMatch(/ada|customer|1234567|192\.0|0190a6f0/);
    for (const key of keys) expect(key).toMatch(/^((seen|recipient|new) [0-9a-f]{24}|new)$/);
  });

  test('let nobody in who asks twice at once, and grow by nobody who is not let in', async () => {
    const counter = createWindowCounter();
    const counted = new Set<string>();
    const counters: WindowCounter = {
      take: async (key, limit, windowMs, cost = 1) => {
        // As far away as a place elsewhere is.
        await new Promise(setImmediate);
        if (cost) counted.add(key);
        return counter.take(key, limit, windowMs, cost);
      },
    };
    const { send } = start({ counters, budgets: { newIdentitiesPerHour: 1 } });
    await send(newOne(1));
    const before = counted.size;
    const answers = await Promise.all([2, 2, 2, 3].map((number) => send(newOne(number))));
    expect(answers.map(({ status }) => status)).toStrictEqual(Array(4).fill(503));
    expect(counted.size).toBe(before);
  });

  test('go on in the process when their place fails, or says nothing, or nothing of use', async () => {
    for (const take of [
      () => Promise.reject(new Error('away')),
      () => new Promise<never>(() => {}),
      async () => ({}) as never,
    ]) {
      const { send, log } = start({ counters: { take }, budgets: { newIdentitiesPerHour: 1 } });
      const statuses: number[] = [];
      const all = (async () => {
        statuses.push((await send(newOne(1))).status, (await send(newOne(2))).status);
      })();
      while (statuses.length < 2) await vi.advanceTimersByTimeAsync(1_000);
      await all;
      expect(statuses).toStrictEqual([202, 503]);
      expect(log).toContainEqual({ at: 'error', name: 'counters', detail: 'Error' });
    }
  });
});

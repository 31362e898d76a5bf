import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/server.js';
import { createToken } from '../../token/index.js';
import { createQueueConsumer } from '../create-queue-consumer.js';
import { createRoute } from '../create-route.js';
import type { QueueMessage } from '../queued/message.js';
import type { RouteOptions } from '../route-options.js';
import {
  BASE,
  batchOf,
  type Fields,
  identifyOf,
  KEY,
  postOf,
  trackOf,
  tracksOf,
  uuid,
} from '../testing/route.js';
import { SECRET } from './testing/tokens.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, processingMs: 0 }, { script: '', style: '' });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const X = uuid(0xa);
const ADA = { anonymous_id: X, external_id: 'c-1', email: 'ada@example.com' };

/** A shop with its Klaviyo; `bring` brings what waits in the queue, if there is one. */
const open = (options: Partial<RouteOptions>, isQueued: boolean) => {
  const waiting: QueueMessage[] = [];
  const queue = {
    // As a queue keeps it.
    send: async (messages: readonly QueueMessage[]) =>
      void waiting.push(...JSON.parse(JSON.stringify(messages))),
  };
  const all: RouteOptions = {
    apiKey: KEY,
    basePath: BASE,
    klaviyoUrl: sandbox.url,
    tokenSecrets: [SECRET],
    log: () => {},
    ...(isQueued && { queue }),
    ...options,
  };
  const route = createRoute(all);
  const consume = createQueueConsumer(all, { bury: async () => {} });
  return {
    send: async (visitor: Fields, events: unknown[], token?: string): Promise<number> => {
      const headers = { cookie: token ? `__Host-keepsend-token=${token}` : '' };
      return (await route(postOf(batchOf(events, { visitor }), { headers }))).status;
    },
    bring: async (): Promise<void> => {
      if (waiting.length)
        await consume(waiting.splice(0).map((message) => ({ message, wasTaken: false })));
      await sandbox.settle();
    },
  };
};

const backfills = (): boolean[] => sandbox.events().map(({ backfill }) => backfill);

describe.each([
  ['direct', false],
  ['through a queue', true],
])('to Klaviyo, %s,', (_, isQueued) => {
  test('typed identity that is accepted goes as that person, with flows', async () => {
    const { send, bring } = open({}, isQueued);
    expect(await send(ADA, tracksOf(3))).toBe(202);
    await bring();
    expect(backfills()).toStrictEqual([false, false, false]);
    expect(sandbox.profiles()).toMatchObject([{ email: 'ada@example.com', external_id: 'c-1' }]);
  });

  test.each([1, 12])('typed identity without flows is recorded, %i at once', async (count) => {
    const { send, bring } = open({ typedIdentity: 'no-flows' }, isQueued);
    const joins = { ...identifyOf(0xf1, { first_name: 'Ada' }), joins: true };
    expect(await send(ADA, [...tracksOf(count), joins])).toBe(202);
    await bring();
    expect(backfills()).toStrictEqual(Array(count + 1).fill(true));
    expect(sandbox.profiles()).toHaveLength(1);
  });

  test('nobody is mailed by the anonymous id of a stranger who typed his address in', async () => {
    const { send, bring } = open({ typedIdentity: 'no-flows' }, isQueued);
    await send(ADA, [trackOf(1)]);
    await bring();
    await send({ anonymous_id: X }, [trackOf(2, { metric: 'Started Checkout' })]);
    await bring();
    const [started] = sandbox.events().filter(({ metric }) => metric === 'Started Checkout');
    const [ada] = sandbox.profiles().filter(({ email }) => email === 'ada@example.com');
    expect(started).toMatchObject({ backfill: false });
    expect(sandbox.profiles()).toHaveLength(2);
    expect(ada?.anonymous_ids).not.toContain(X);
  });

  test('identity that is verified joins his past, with flows', async () => {
    const { send, bring } = open({ typedIdentity: 'no-flows' }, isQueued);
    const token = await createToken(SECRET, { externalId: 'c-1', email: 'ada@example.com' });
    await send({ anonymous_id: X }, [trackOf(1)]);
    await bring();
    await send(ADA, [trackOf(2), { ...identifyOf(3), joins: true }], token);
    await bring();
    expect(backfills()).toStrictEqual([false, false, false]);
    expect(sandbox.profiles()).toMatchObject([{ email: 'ada@example.com', external_id: 'c-1' }]);
  });

  test('typed identity that is ignored leaves the events with an anonymous visitor', async () => {
    const { send, bring } = open({ typedIdentity: 'ignore' }, isQueued);
    expect(await send(ADA, [...tracksOf(2), identifyOf(0xf1, { first_name: 'Ada' })])).toBe(202);
    await bring();
    expect(backfills()).toStrictEqual([false, false]);
    const [profile] = sandbox.profiles();
    expect(sandbox.profiles()).toHaveLength(1);
    expect(JSON.stringify(profile)).not.toMatch(/ada@|c-1|Ada/);
  });

  test('a recipient over his budget is recorded without flows', async () => {
    const { send, bring } = open({ budgets: { recipientEventsPerHour: 12 } }, isQueued);
    await send(ADA, tracksOf(15));
    await bring();
    expect(backfills().filter(Boolean)).toHaveLength(3);
  });
});

test('a message of a release before this one is still delivered', async () => {
  const consume = createQueueConsumer(
    { apiKey: KEY, basePath: BASE, klaviyoUrl: sandbox.url, log: () => {} },
    { bury: async () => {} },
  );
  const events = tracksOf(2) as unknown as QueueMessage['events'];
  const message: QueueMessage = { v: 1, visitor: { anonymous_id: X }, events };
  expect(await consume([{ message, wasTaken: false }])).toStrictEqual([{}]);
  await sandbox.settle();
  expect(backfills()).toStrictEqual([false, false]);
});

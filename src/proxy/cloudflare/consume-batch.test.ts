import { expect, test, vi } from 'vitest';
import { toBody } from '../queued/bundle.js';
import type { Consumer, Taken } from '../queued/consume.js';
import type { QueueMessage } from '../queued/message.js';
import type { Settled } from '../queued/settle-message.js';
import { messagesOf } from '../queued/testing/consumer.js';
import type { DeliveredMessage } from './bindings.js';
import { consumeBatch } from './consume-batch.js';

/** Messages as Cloudflare hands them over, and what was done with them. */
const deliver = async (
  messages: readonly unknown[],
  attempts = 1,
  say: (taken: readonly Taken[]) => Settled[] = (some) => some.map(() => ({})),
) => {
  const acknowledged: unknown[] = [];
  const queued: unknown[] = [];
  const forms: unknown[] = [];
  const delays: unknown[] = [];
  const taken: Taken[] = [];
  const delivered = messages.map(
    (body): DeliveredMessage => ({
      body,
      attempts,
      ack: () => acknowledged.push(body),
      retry: () => {
        throw new Error('none shall come again by itself');
      },
    }),
  );
  const consume: Consumer = async (some) => {
    taken.push(...some);
    return say(some);
  };
  const queue = {
    send: async (body: unknown, options?: { contentType?: string; delaySeconds?: number }) => {
      queued.push(body);
      forms.push(options?.contentType);
      delays.push(options?.delaySeconds);
    },
    sendBatch: async (
      all: Iterable<{ body: unknown; contentType?: string; delaySeconds?: number }>,
    ) => {
      for (const { body, ...options } of all) await queue.send(body, options);
    },
  };
  await consumeBatch(delivered, queue, consume, () => {});
  return { acknowledged, queued, forms, delays, taken };
};

test('sends no more than a Worker can one by one, and queues the rest anew', async () => {
  const messages = messagesOf(80, 100);
  const { acknowledged, queued, taken } = await deliver(messages);

  expect(taken.map(({ message }) => message)).toStrictEqual(messages.slice(0, 50));
  expect(queued).toStrictEqual(messages.slice(50));
  expect(acknowledged).toHaveLength(80);
});

test('still says of what is queued anew that a Worker may have sent it', async () => {
  const { queued } = await deliver(messagesOf(51, 100), 2);

  expect(queued).toStrictEqual([{ ...messagesOf(51, 100)[50], isRepeat: true }]);
});

test('sends a message alone that holds more than that', async () => {
  const { queued, taken } = await deliver(messagesOf(2, 6_000));

  expect([taken.length, queued.length]).toStrictEqual([1, 1]);
});

test('reads what the route has queued as text, and what an earlier release queued as a value', async () => {
  const [first, second] = messagesOf(2);
  const { acknowledged, queued, taken } = await deliver([JSON.stringify(first), second]);

  expect(taken.map(({ message }) => message)).toStrictEqual([first, second]);
  expect([acknowledged.length, queued.length]).toStrictEqual([2, 0]);
});

test('takes the messages of a bundle one by one, and acknowledges it once', async () => {
  const messages = messagesOf(5);
  const bundles = [
    JSON.stringify(toBody(messages.slice(0, 3))),
    JSON.stringify(messages[3]),
    toBody(messages.slice(4)),
  ];
  const { acknowledged, queued, taken } = await deliver(bundles);

  expect(taken).toStrictEqual(messages.map((message) => ({ message, wasTaken: false })));
  expect([acknowledged.length, queued.length]).toStrictEqual([3, 0]);
});

test('says of each message of a bundle that a Worker may have sent it', async () => {
  const { taken } = await deliver([toBody(messagesOf(3))], 2);

  expect(taken.map(({ wasTaken }) => wasTaken)).toStrictEqual([true, true, true]);
});

test('queues a bundle anew whole, with what a Worker may have sent', async () => {
  const [first, second, ...others] = messagesOf(52, 100);
  const { queued } = await deliver([...others, toBody([first, second] as QueueMessage[])], 2);

  expect(queued).toStrictEqual([
    toBody([first, second].map((one) => ({ ...(one as QueueMessage), isRepeat: true as const }))),
  ]);
});

test('queues what is left of a bundle together, for as long as the longest has to wait', async () => {
  const [done, first, second] = messagesOf(3) as [QueueMessage, QueueMessage, QueueMessage];
  const { acknowledged, queued, delays } = await deliver([toBody([done, first, second])], 1, () => [
    {},
    { again: first, delayMs: 3_000 },
    { again: second, delayMs: 4_500 },
  ]);

  expect(queued).toStrictEqual([toBody([first, second])]);
  expect([acknowledged.length, delays]).toStrictEqual([1, [5]]);
});

test('lets nobody wait for what Klaviyo was asked for more often', async () => {
  const [first, second] = messagesOf(2) as [QueueMessage, QueueMessage];
  const spent = { ...second, isRepeat: true as const, tries: 12 };
  const { queued, delays } = await deliver([toBody([first, spent])], 1, () => [
    { again: first, delayMs: 3_000 },
    { again: spent, delayMs: 3_600_000 },
  ]);

  expect(queued).toStrictEqual([first, spent]);
  expect(delays).toStrictEqual([3, 3_600]);
});

test('queues nothing of a bundle that comes again whole', async () => {
  const [first, second] = messagesOf(2) as [QueueMessage, QueueMessage];
  const queued: unknown[] = [];
  const take = async (bodies: unknown[]): Promise<void> => {
    if (bodies.length > 1) throw new Error('the queue is away');
    queued.push(...bodies);
  };
  const retry = vi.fn();
  await consumeBatch(
    [{ body: toBody([first, second]), attempts: 1, ack: () => {}, retry }],
    {
      send: (body) => take([body]),
      sendBatch: (all) => take([...all]),
    },
    async () => [
      { again: first, delayMs: 600_000 },
      { again: { ...second, isRepeat: true, tries: 1 }, delayMs: 5_000 },
    ],
    () => {},
  );

  expect(retry).toHaveBeenCalledExactlyOnceWith({ delaySeconds: 60 });
  expect(queued).toStrictEqual([]);
});

test.each([['not one of ours'], [{ v: 2, events: [] }]])(
  'queues %j anew as it came, for a release that can read it',
  async (body) => {
    const { acknowledged, queued, forms, taken } = await deliver([body], 3);

    expect([taken.length, acknowledged.length]).toStrictEqual([0, 1]);
    expect(queued).toStrictEqual([body]);
    expect(forms).toStrictEqual([typeof body === 'string' ? 'text' : 'json']);
  },
);

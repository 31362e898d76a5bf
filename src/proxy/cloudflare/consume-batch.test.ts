import { expect, test } from 'vitest';
import type { Consumer, Taken } from '../queued/consume.js';
import { messagesOf } from '../queued/testing/consumer.js';
import type { DeliveredMessage } from './bindings.js';
import { consumeBatch } from './consume-batch.js';

/** Messages as Cloudflare hands them over, and what was done with them. */
const deliver = async (messages: readonly unknown[], attempts = 1) => {
  const acknowledged: unknown[] = [];
  const queued: unknown[] = [];
  const forms: unknown[] = [];
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
    return some.map(() => ({}));
  };
  const queue = {
    send: async (body: unknown, options?: { contentType?: string }) => {
      queued.push(body);
      forms.push(options?.contentType);
    },
    sendBatch: async () => {},
  };
  await consumeBatch(delivered, queue, consume, () => {});
  return { acknowledged, queued, forms, taken };
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

test.each([['not one of ours'], [{ v: 2, events: [] }]])(
  'queues %j anew as it came, for a release that can read it',
  async (body) => {
    const { acknowledged, queued, forms, taken } = await deliver([body], 3);

    expect([taken.length, acknowledged.length]).toStrictEqual([0, 1]);
    expect(queued).toStrictEqual([body]);
    expect(forms).toStrictEqual([typeof body === 'string' ? 'text' : 'json']);
  },
);

import { expect, test } from 'vitest';
import type { Consumer, Taken } from '../queued/consume.js';
import type { QueueMessage } from '../queued/message.js';
import { messagesOf } from '../queued/testing/consumer.js';
import type { DeliveredMessage } from './bindings.js';
import { consumeBatch } from './consume-batch.js';

/** Messages as Cloudflare hands them over, and what was done with them. */
const deliver = async (messages: readonly QueueMessage[], attempts = 1) => {
  const acknowledged: unknown[] = [];
  const queued: unknown[] = [];
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
    send: async (body: unknown) => queued.push(body),
    sendBatch: async () => {},
  };
  await consumeBatch(delivered, queue, consume, () => {});
  return { acknowledged, queued, taken };
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

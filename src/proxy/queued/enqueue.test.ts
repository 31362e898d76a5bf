import { expect, test } from 'vitest';
import {
  agree,
  batchOf,
  startRoute,
  statusesOf,
  trackOf,
  tracksOf,
  uuid,
} from '../testing/route.js';
import type { QueueMessage } from './message.js';

/** A route with a queue in memory. */
const startQueued = (send?: (messages: readonly QueueMessage[]) => Promise<void>) => {
  const messages: QueueMessage[] = [];
  const queue = {
    send: async (more: readonly QueueMessage[]) => {
      await send?.(more);
      messages.push(...more);
    },
  };
  return { messages, ...startRoute(agree, { queue }) };
};

test('answers once the queue has the events, and asks Klaviyo nothing', async () => {
  const { send, messages, asked } = startQueued();
  const { status, body } = await send(batchOf(tracksOf(3)));

  expect([status, statusesOf(body)]).toStrictEqual([202, Array(3).fill('accepted')]);
  expect(messages).toMatchObject([{ v: 1, events: tracksOf(3).map(({ id }) => ({ id })) }]);
  expect(asked).toStrictEqual([]);
});

test('does not answer before the queue has them', async () => {
  const sent = Promise.withResolvers<void>();
  const kept = Promise.withResolvers<void>();
  const { send } = startQueued(() => {
    sent.resolve();
    return kept.promise;
  });
  let isAnswered = false;
  const answer = send(batchOf(tracksOf(1))).then(() => {
    isAnswered = true;
  });
  await sent.promise;
  expect(isAnswered).toBe(false);
  kept.resolve();
  await answer;
});

test('leaves the events with the page when the queue does not take them', async () => {
  const { send, log } = startQueued(() => Promise.reject(new Error('no')));
  const { status, headers } = await send(batchOf(tracksOf(3)));

  expect([status, headers.get('retry-after')]).toStrictEqual([503, '5']);
  expect(log).toMatchObject([
    { at: 'error', name: 'queue', detail: 'Error: no' },
    { held: 3, klaviyo_code: 'queue_unavailable' },
  ]);
});

test('puts no event into the queue that it rejects', async () => {
  const { send, messages } = startQueued();
  const { body } = await send(batchOf([trackOf(1), trackOf(2, { metric: 'Placed Order' })]));

  expect(statusesOf(body)).toStrictEqual(['accepted', 'rejected']);
  expect(messages.flatMap(({ events }) => events)).toMatchObject([{ id: uuid(1) }]);
});

test('says that a resent batch may have been sent before', async () => {
  const { send, messages } = startQueued();
  await send(batchOf(tracksOf(1), { resend: true }));

  expect(messages).toMatchObject([{ isRepeat: true }]);
});

test('asks Klaviyo at once about an event no queue can hold', async () => {
  const { send, messages, asked } = startQueued();
  const properties = { a: 'x'.repeat(60_000), b: 'x'.repeat(60_000) };
  const { body } = await send(batchOf([trackOf(1), trackOf(2, { properties })]));

  expect(statusesOf(body)).toStrictEqual(['accepted', 'accepted']);
  expect(messages.flatMap(({ events }) => events)).toMatchObject([{ id: uuid(1) }]);
  expect(asked).toHaveLength(1);
});

test('keeps to itself who is new', async () => {
  const { send, messages } = startQueued();
  await send(batchOf(tracksOf(1), { visitor: { anonymous_id: uuid(1), fresh: true } }));

  expect(messages).toMatchObject([{ visitor: { anonymous_id: uuid(1) } }]);
  expect(messages[0]?.visitor).not.toHaveProperty('fresh');
});

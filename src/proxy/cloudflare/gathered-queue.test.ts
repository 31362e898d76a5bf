import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readMessages } from '../queued/bundle.js';
import type { EventQueue, QueueMessage } from '../queued/message.js';
import { messageOf, put } from '../queued/testing/consumer.js';
import type { LogEntry } from '../route-options.js';
import { createCloudflareQueue } from './cloudflare-queue.js';
import { createGatheredQueue } from './gathered-queue.js';
import { Gatherer } from './gatherer.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A Worker's queue behind gatherers; `ask` is the way to one. */
const start = (
  ask: (gatherer: Gatherer, request: Request) => Promise<Response> = (gatherer, request) =>
    gatherer.fetch(request),
) => {
  const bodies: unknown[] = [];
  const log: LogEntry[] = [];
  const names = new Set<string>();
  const binding = {
    send: vi.fn(async (body: unknown) => void bodies.push(body)),
    sendBatch: async (messages: Iterable<{ body: unknown }>) => {
      for (const { body } of messages) bodies.push(body);
    },
  };
  const gatherers = new Map<string, Gatherer>();
  const namespace = {
    idFromName: (name: string) => name,
    get: (name: never) => {
      names.add(name);
      const gatherer = gatherers.get(name) ?? new Gatherer({}, { EVENTS: binding });
      gatherers.set(name, gatherer);
      const fetch = (address: string, init: object) => ask(gatherer, new Request(address, init));
      return { fetch };
    },
  };
  const queue = createGatheredQueue(createCloudflareQueue(binding, undefined), namespace, (entry) =>
    log.push(entry),
  );
  return { queue, binding, bodies, log, names, messages: () => bodies.map(readMessages) };
};

const putAll = async (queue: EventQueue, messages: readonly QueueMessage[]): Promise<string[]> => {
  const all = Promise.allSettled(messages.map((message) => put(queue, [message])));
  await vi.advanceTimersByTimeAsync(10_000);
  return (await all).map(({ status }) => status);
};

const singles = (count: number) =>
  Array.from({ length: count }, (_, number) => messageOf(number, 1));

test('puts what many send into few messages, and loses none', async () => {
  const { queue, bodies, messages, names } = start();
  const given = singles(200);
  expect(await putAll(queue, given)).toStrictEqual(Array(200).fill('fulfilled'));
  const byId = (one: QueueMessage, other: QueueMessage) =>
    String(one.events[0]?.id).localeCompare(String(other.events[0]?.id));

  expect(bodies.length).toBeLessThanOrEqual(12);
  expect([...names].sort()).toStrictEqual([0, 1, 2, 3].map((number) => `gatherer-${number}`));
  expect(
    messages()
      .flatMap((some) => some ?? [])
      .sort(byId),
  ).toStrictEqual([...given].sort(byId));
});

test('keeps those of one sender together', async () => {
  const { queue, messages } = start();
  const done = put(queue, singles(3));
  await vi.advanceTimersByTimeAsync(0);
  await done;

  expect(messages()).toStrictEqual([singles(3)]);
});

test('lets a batch that fills a message by itself go by itself', async () => {
  const { queue, messages, names } = start();
  expect(await putAll(queue, [messageOf(1, 40)])).toStrictEqual(['fulfilled']);

  expect(messages()).toStrictEqual([[messageOf(1, 40)]]);
  expect(names.size).toBe(0);
});

test('says no when the queue does', async () => {
  const { queue, binding, bodies } = start();
  binding.send.mockRejectedValue(new Error('Queue sends are paused'));
  const put1 = put(queue, singles(1));
  const said = expect(put1).rejects.toThrow('Queue sends are paused');
  await vi.advanceTimersByTimeAsync(0);
  await said;

  expect(bodies).toStrictEqual([]);
});

test.each([
  ['is away', () => Promise.reject(new Error('Durable Object is overloaded'))],
  ['never answers', () => new Promise<never>(() => {})],
  ['is another object', () => Promise.resolve(Response.json({}))],
])('puts what it gave a gatherer that %s into the queue as a repeat', async (_, ask) => {
  const { queue, messages, log } = start(ask);
  expect(await putAll(queue, singles(2))).toStrictEqual(['fulfilled', 'fulfilled']);

  expect(messages()).toStrictEqual(singles(2).map((message) => [{ ...message, isRepeat: true }]));
  expect(log.map(({ at, name }) => [at, name])).toStrictEqual(Array(2).fill(['error', 'gatherer']));
});

test('leaves gatherers alone for ten seconds after one said nothing', async () => {
  const ask = vi.fn(() => Promise.reject(new Error('Durable Object is overloaded')));
  const { queue, messages } = start(ask);
  await put(queue, singles(1));
  await put(queue, singles(1));
  vi.advanceTimersByTime(10_000);
  await put(queue, singles(1));
  const repeated = messages().map((some) => some?.[0]?.isRepeat);

  expect(repeated).toStrictEqual([true, undefined, true]);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('tells of the dead letters like the queue itself', async () => {
  const { queue } = start();

  expect(await queue.status?.()).toStrictEqual({ deadLetters: undefined });
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readMessages } from '../queued/bundle.js';
import type { EventQueue, QueueMessage } from '../queued/message.js';
import { messageOf, put } from '../queued/testing/consumer.js';
import type { LogEntry } from '../route-options.js';
import { createCloudflareQueue } from './cloudflare-queue.js';
import { createGatheredQueue } from './gathered-queue.js';
import { Gatherer } from './gatherer.js';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

type Ask = (gatherer: Gatherer, request: Request) => Promise<Response>;
const askIt: Ask = (gatherer, request) => gatherer.fetch(request);

/**
 * A Worker's queue behind gatherers. `ask` is the way to one; the queue takes what one sends after
 * some time, and from the Worker at once.
 */
const start = ({ ask = askIt, takesMs = 0 }: { ask?: Ask; takesMs?: number } = {}) => {
  const queued: { body: unknown; dueMs: number }[] = [];
  const log: LogEntry[] = [];
  const names = new Set<string>();
  const send = vi.fn(async (body: unknown, options: { delaySeconds?: number } = {}) => {
    queued.push({ body, dueMs: Date.now() + 1_000 * (options.delaySeconds ?? 0) });
  });
  const sendBatch = async (all: Iterable<{ body: unknown; delaySeconds?: number }>) => {
    for (const { body, ...options } of all) await send(body, options);
  };
  const slow = {
    send: async (body: unknown) => {
      if (takesMs) await new Promise((resolve) => setTimeout(resolve, takesMs));
      await send(body);
    },
    sendBatch,
  };
  const gatherers = new Map<string, Gatherer>();
  const namespace = {
    idFromName: (name: string) => name,
    get: (name: never) => {
      names.add(name);
      const gatherer = gatherers.get(name) ?? new Gatherer({}, { EVENTS: slow });
      gatherers.set(name, gatherer);
      const fetch = (address: string, init: object) => ask(gatherer, new Request(address, init));
      return { fetch };
    },
  };
  const own = createCloudflareQueue({ send, sendBatch }, undefined);
  const queue = createGatheredQueue(own, namespace, (entry) => log.push(entry));
  const byTime = () => [...queued].sort((one, other) => one.dueMs - other.dueMs);
  return {
    queue,
    send,
    queued,
    log,
    names,
    messages: () => byTime().map(({ body }) => readMessages(body)),
  };
};

const putAll = async (queue: EventQueue, messages: readonly QueueMessage[]): Promise<string[]> => {
  const all = Promise.allSettled(messages.map((message) => put(queue, [message])));
  await vi.advanceTimersByTimeAsync(9_000);
  return (await all).map(({ status }) => status);
};

const singles = (count: number) =>
  Array.from({ length: count }, (_, number) => messageOf(number, 1));

const SILENCE: Ask = () => new Promise<never>(() => {});

test('puts what many send into few messages, and loses none', async () => {
  const { queue, queued, messages, names } = start();
  const given = singles(200);
  expect(await putAll(queue, given)).toStrictEqual(Array(200).fill('fulfilled'));
  const byId = (one: QueueMessage, other: QueueMessage) =>
    String(one.events[0]?.id).localeCompare(String(other.events[0]?.id));

  expect(queued.length).toBeLessThanOrEqual(12);
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
  const { queue, send, queued } = start();
  send.mockRejectedValue(new Error('Queue sends are paused'));
  const said = expect(put(queue, singles(1))).rejects.toThrow('Queue sends are paused');
  await vi.advanceTimersByTimeAsync(0);
  await said;

  expect(queued).toStrictEqual([]);
});

test.each<[string, Ask]>([
  ['is away', () => Promise.reject(new Error('Durable Object is overloaded'))],
  ['never answers', SILENCE],
  ['is another object', async () => new Response(null, { status: 204 })],
  ['has no room', async () => new Response('16000000 bytes wait', { status: 503 })],
])('puts what it gave a gatherer that %s into the queue as a repeat', async (_, ask) => {
  const { queue, messages, log } = start({ ask });
  expect(await putAll(queue, singles(2))).toStrictEqual(['fulfilled', 'fulfilled']);

  expect(messages()).toStrictEqual(singles(2).map((message) => [{ ...message, isRepeat: true }]));
  expect(log.map(({ at, name }) => [at, name])).toStrictEqual(Array(2).fill(['error', 'gatherer']));
});

test('lets what a gatherer sends yet come before its repeat', async () => {
  const { queue, messages } = start({ takesMs: 6_000 });
  const [message] = singles(1) as [QueueMessage];
  expect(await putAll(queue, [message])).toStrictEqual(['fulfilled']);

  expect(messages()).toStrictEqual([[message], [{ ...message, isRepeat: true }]]);
});

test('makes repeats of few while gatherers say nothing for ten minutes', async () => {
  const { queue, messages } = start({ ask: SILENCE });
  // Ten a second.
  for (let number = 0; number < 6_000; number += 1) {
    void put(queue, [messageOf(number, 1)]);
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(10_000);
  const all = messages().flatMap((some) => some ?? []);

  expect(all).toHaveLength(6_000);
  // Those of the first five seconds, and one whenever another try is due.
  expect(all.filter(({ isRepeat }) => isRepeat).length).toBeLessThan(150);
});

test('gathers again once one has an answer', async () => {
  let isAway = true;
  const { queue, messages } = start({
    ask: (gatherer, request) =>
      isAway ? Promise.reject(new Error('reset')) : askIt(gatherer, request),
  });
  await put(queue, singles(1));
  await put(queue, singles(1));
  isAway = false;
  vi.advanceTimersByTime(10_000);
  await Promise.all([put(queue, singles(1)), vi.advanceTimersByTimeAsync(0)]);
  await Promise.all([
    ...singles(20).map((message) => put(queue, [message])),
    vi.advanceTimersByTimeAsync(250),
  ]);
  const sizes = messages().map((some) => some?.length);

  // One by itself after the first was not answered for, one that asked, and the rest together.
  expect(sizes.slice(0, 2)).toStrictEqual([1, 1]);
  expect(sizes.length).toBeLessThanOrEqual(7);
  expect(
    messages()
      .flat()
      .filter((one) => one?.isRepeat),
  ).toHaveLength(1);
});

test('tells of the dead letters like the queue itself', async () => {
  const { queue } = start();

  expect(await queue.status?.()).toStrictEqual({ deadLetters: undefined });
});

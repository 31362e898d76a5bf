import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bytesOf } from '../size-of.js';
import { readMessages } from './bundle.js';
import { createGather, isSmall, type Parcel } from './gather.js';
import { MAX_MESSAGE_BYTES, type QueueMessage } from './message.js';
import { eventOf, messageOf, visitorOf } from './testing/consumer.js';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const toParcel = (...messages: QueueMessage[]): Parcel => {
  const text = messages.map((message) => JSON.stringify(message)).join();
  const events = messages.reduce((sum, message) => sum + message.events.length, 0);
  return { text, events };
};

/** A queue, and what it was sent. */
const start = (word: () => Promise<unknown> = async () => {}) => {
  const texts: string[] = [];
  const gather = createGather((text) => {
    texts.push(text);
    return word();
  });
  const sizes = () => texts.map((text) => readMessages(text)?.length);
  return { gather, texts, sizes };
};

test('lets one that comes alone not wait', async () => {
  const { gather, sizes } = start();
  const done = gather(toParcel(messageOf(1)));
  await vi.advanceTimersByTimeAsync(0);
  await done;

  expect(sizes()).toStrictEqual([1]);
});

test('puts what comes within a quarter of a second of another into one message', async () => {
  const { gather, sizes } = start();
  const first = gather(toParcel(messageOf(1, 1)));
  await vi.advanceTimersByTimeAsync(0);
  const others = [2, 3, 4].map((number) => gather(toParcel(messageOf(number, 1))));
  await vi.advanceTimersByTimeAsync(249);
  expect(sizes()).toStrictEqual([1]);
  await vi.advanceTimersByTimeAsync(1);
  await Promise.all([first, ...others]);

  expect(sizes()).toStrictEqual([1, 3]);
});

test.each([
  ['is full', [25, 25, 1], [2]],
  ['has no room for the next', [20, 20, 20], [2]],
])('sends a bundle at once when it %s', async (_, events, atOnce) => {
  const { gather, sizes } = start();
  await Promise.all([gather(toParcel(messageOf(9, 1))), vi.advanceTimersByTimeAsync(0)]);
  const all = events.map((each, number) => gather(toParcel(messageOf(number, each))));
  await vi.advanceTimersByTimeAsync(0);
  expect(sizes()).toStrictEqual([1, ...atOnce]);
  await vi.advanceTimersByTimeAsync(250);
  await Promise.all(all);

  expect(sizes()).toStrictEqual([1, 2, 1]);
});

test('lets nobody wait longer because the clock was set back', async () => {
  const { gather, sizes } = start();
  const first = gather(toParcel(messageOf(1)));
  await vi.advanceTimersByTimeAsync(0);
  vi.setSystemTime(0);
  const second = gather(toParcel(messageOf(2)));
  await vi.advanceTimersByTimeAsync(250);
  await Promise.all([first, second]);

  expect(sizes()).toStrictEqual([1, 1]);
});

test('says no to all in a message that the queue does not take, and to nobody else', async () => {
  const word = vi.fn(async () => {});
  const { gather } = start(word);
  word.mockRejectedValueOnce(new Error('the queue is away'));
  const refused = [1, 2].map((number) => gather(toParcel(messageOf(number))));
  const said = Promise.allSettled(refused);
  await vi.advanceTimersByTimeAsync(0);
  const taken = gather(toParcel(messageOf(3)));
  await vi.advanceTimersByTimeAsync(250);
  await taken;

  expect((await said).map(({ status }) => status)).toStrictEqual(['rejected', 'rejected']);
});

test('says no when the queue throws instead of rejecting', async () => {
  const { gather } = start(() => {
    throw new TypeError('EVENTS is undefined');
  });
  const said = expect(gather(toParcel(messageOf(1)))).rejects.toThrow('EVENTS is undefined');
  await vi.advanceTimersByTimeAsync(0);
  await said;
});

test('takes no more than it has memory for while the queue says nothing, and goes on after', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { gather } = start(() => promise);
  const large = toParcel(messageOf(1, 1), {
    v: 1,
    visitor: visitorOf(2),
    events: [eventOf(2, { properties: { text: 'x'.repeat(24_000) } })],
  });
  const all = Array.from({ length: 1_000 }, () => gather(large));
  const said = Promise.allSettled(all);
  await vi.advanceTimersByTimeAsync(250);
  resolve();
  const refused = (await said).filter(({ status }) => status === 'rejected');

  const taken = 1_000 - refused.length;
  expect(taken).toBeGreaterThan(500);
  expect(taken * bytesOf(large.text)).toBeLessThan(16_000_000);
  const after = gather(large);
  await vi.advanceTimersByTimeAsync(250);
  await expect(after).resolves.toBeUndefined();
});

test('sends every message once, in messages that a queue takes and of at most 50 events', async () => {
  const parcels = fc.array(
    fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 2 }),
      text: fc.string({ unit: 'grapheme', maxLength: 2_000 }),
      pauseMs: fc.nat(200),
    }),
    { minLength: 1, maxLength: 60 },
  );
  await fc.assert(
    fc.asyncProperty(parcels, async (plan) => {
      const { gather, texts } = start();
      let number = 0;
      const given: QueueMessage[] = [];
      const all: Promise<void>[] = [];
      for (const { sizes, text, pauseMs } of plan) {
        const messages = sizes.map((size): QueueMessage => {
          number += 1;
          const events = Array.from({ length: size }, () =>
            eventOf(number, { properties: { text } }),
          );
          return { v: 1, visitor: visitorOf(number), events };
        });
        const parcel = toParcel(...messages);
        if (!isSmall(parcel)) continue;
        given.push(...messages);
        all.push(gather(parcel));
        await vi.advanceTimersByTimeAsync(pauseMs);
      }
      await vi.advanceTimersByTimeAsync(250);
      await Promise.all(all);
      const sent = texts.map((text) => readMessages(text) ?? []);

      expect(sent.flat()).toStrictEqual(given);
      for (const text of texts) expect(bytesOf(text)).toBeLessThanOrEqual(MAX_MESSAGE_BYTES);
      for (const messages of sent)
        expect(messages.flatMap(({ events }) => events).length).toBeLessThanOrEqual(50);
    }),
  );
});

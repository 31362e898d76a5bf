import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uuid } from '../testing/route.js';
import { MAX_MESSAGE_BYTES, readMessage, toMessages } from './message.js';
import { eventOf, visitorOf } from './testing/consumer.js';

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

test('puts a batch into one message that says whose it is', () => {
  const events = [eventOf(1), eventOf(2)];
  const message = { v: 1, visitor: visitorOf(1), events };

  expect(toMessages(visitorOf(1), events, false)).toStrictEqual({
    messages: [message],
    texts: [JSON.stringify(message)],
    oversized: [],
  });
});

test('reads a message as text and as value, and nothing else', () => {
  const message = { v: 1, visitor: visitorOf(1), events: [eventOf(1)] };

  for (const body of [message, JSON.stringify(message)])
    expect(readMessage(body)).toStrictEqual(message);
  for (const body of [undefined, null, 1, '', '{', '"text"', { ...message, v: 2 }, '{"v":1}'])
    expect(readMessage(body)).toBeUndefined();
});

test('says that events may have been sent before', () => {
  expect(toMessages(visitorOf(1), [eventOf(1)], true).messages[0]?.isRepeat).toBe(true);
});

test('leaves over what no message can hold', () => {
  const large = eventOf(2, { properties: { text: 'x'.repeat(MAX_MESSAGE_BYTES) } });
  const { messages, oversized } = toMessages(visitorOf(1), [eventOf(1), large, eventOf(3)], false);

  expect(oversized).toStrictEqual([large]);
  expect(messages.flatMap(({ events }) => events)).toStrictEqual([eventOf(1), eventOf(3)]);
});

test('keeps every event once and in order, in messages a queue takes', () => {
  const sizes = fc.array(fc.nat(60_000), { maxLength: 40 });
  fc.assert(
    fc.property(sizes, fc.constantFrom('x', 'ä', '漢', '😀', '"'), (lengths, letter) => {
      const events = lengths.map((length, at) =>
        eventOf(at, { properties: { text: letter.repeat(length) } }),
      );
      const { messages, texts, oversized } = toMessages(visitorOf(1), events, false);
      const kept = messages.flatMap(({ events }) => events);

      expect(texts.map((text) => JSON.parse(text))).toStrictEqual(messages);
      for (const message of messages)
        expect(bytesOf(message)).toBeLessThanOrEqual(MAX_MESSAGE_BYTES);
      for (const event of oversized)
        expect(bytesOf(event)).toBeGreaterThan(MAX_MESSAGE_BYTES - 300);
      expect([...kept, ...oversized].map(({ id }) => id).sort()).toStrictEqual(
        lengths.map((_, at) => uuid(at)).sort(),
      );
      expect(kept).toStrictEqual(events.filter((event) => !oversized.includes(event)));
    }),
    { numRuns: 30 },
  );
});

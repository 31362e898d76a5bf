import { expect, test } from 'vitest';
import { BUNDLE_BYTES, readMessages, toBody, toBundleText } from './bundle.js';
import { messageOf, messagesOf } from './testing/consumer.js';

const textsOf = (count: number) => messagesOf(count).map((message) => JSON.stringify(message));

test.each([1, 2, 3])('reads the %i messages of a bundle, as text and as value', (count) => {
  const text = toBundleText(textsOf(count));

  for (const body of [text, JSON.parse(text)])
    expect(readMessages(body)).toStrictEqual(messagesOf(count));
});

test('reads a message that travels alone, as text and as value', () => {
  for (const body of [messageOf(), JSON.stringify(messageOf())])
    expect(readMessages(body)).toStrictEqual([messageOf()]);
});

test('puts messages together, and leaves one as it is', () => {
  expect(toBody(messagesOf(1))).toStrictEqual(messageOf());
  expect(readMessages(toBody(messagesOf(3)))).toStrictEqual(messagesOf(3));
});

test('knows what a bundle costs beside its messages', () => {
  const texts = textsOf(3);
  const lengths = texts.map((text) => text.length + 1);

  expect(toBundleText(texts).length).toBe(
    lengths.reduce((sum, one) => sum + one, BUNDLE_BYTES - 1),
  );
});

test.each([
  undefined,
  null,
  1,
  '',
  '{',
  '"text"',
  '{"v":2}',
  { v: 3, messages: [messageOf()] },
  { v: 2, messages: messageOf() },
  { v: 2, messages: [messageOf(), { v: 2, messages: [] }] },
  { v: 2, messages: [null] },
])('leaves %j to a release that can read it', (body) => {
  expect(readMessages(body)).toBeUndefined();
});

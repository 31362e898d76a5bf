import { isQueueMessage, type QueueMessage, readBody } from './message.js';

/** Messages of several visitors that travel as one. What is written outlives this release. */
interface Bundle {
  v: 2;
  messages: readonly QueueMessage[];
}

const HEAD = '{"v":2,"messages":[';
const TAIL = ']}';

/** What a bundle has beside its messages and one comma for each. */
export const BUNDLE_BYTES = HEAD.length + TAIL.length;

/** Of messages as JSON. */
export const toBundleText = (texts: readonly string[]): string => HEAD + texts.join() + TAIL;

/** At least one message, as what a queue takes. */
export const toBody = (messages: readonly QueueMessage[]): QueueMessage | Bundle => {
  const [only, another] = messages;
  return only && !another ? only : { v: 2, messages };
};

/** What a queue gave, if it is a message of ours or a bundle of such. */
export const readMessages = (body: unknown): readonly QueueMessage[] | undefined => {
  const value = readBody(body);
  if (isQueueMessage(value)) return [value];
  const { v, messages } = (value ?? {}) as Partial<Bundle>;
  return v === 2 && Array.isArray(messages) && messages.every(isQueueMessage)
    ? messages
    : undefined;
};

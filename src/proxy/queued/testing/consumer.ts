import { createKlaviyoWriter } from '../../../klaviyo/index.js';
import type { WireTrack, WireVisitor } from '../../../protocol/wire.js';
import type { LogEntry } from '../../route-options.js';
import { agree, fakeFetch, KEY, type Klaviyo, uuid } from '../../testing/route.js';
import { createConsumer, type Taken } from '../consume.js';
import type { DeadLetter } from '../dead-letter.js';
import type { EventQueue, QueueMessage } from '../message.js';

export const TIME = '2026-11-20T10:00:00.000Z';

export const eventOf = (number: number, fields: Partial<WireTrack> = {}): WireTrack => ({
  id: uuid(number),
  metric: 'Viewed Product',
  time: TIME,
  properties: { Number: number },
  ...fields,
});

export const visitorOf = (number: number): WireVisitor => ({
  anonymous_id: uuid(0xa000 + number),
  external_id: `customer-${number}`,
});

/** The n-th message, of ten events of one person. */
export const messageOf = (number = 0, each = 10): QueueMessage => ({
  v: 1,
  visitor: visitorOf(number),
  events: Array.from({ length: each }, (_, index) => eventOf(number * each + index + 1)),
});

/** Messages of ten events each, each of another person. */
export const messagesOf = (count: number, each?: number): QueueMessage[] =>
  Array.from({ length: count }, (_, number) => messageOf(number, each));

/** As the route gives them to a queue. */
export const put = (queue: EventQueue, messages: readonly QueueMessage[]): Promise<void> =>
  queue.send(
    messages,
    messages.map((message) => JSON.stringify(message)),
  );

/** As a queue hands them over for the first time. */
export const fresh = (messages: readonly QueueMessage[]): Taken[] =>
  messages.map((message) => ({ message, wasTaken: false }));

/** A consumer before a fake Klaviyo. */
export const startConsumer = (
  klaviyo: Klaviyo = agree,
  bury: (letters: readonly DeadLetter[]) => Promise<void> = async () => {},
) => {
  const fake = fakeFetch(klaviyo);
  const letters: DeadLetter[] = [];
  const log: LogEntry[] = [];
  const consume = createConsumer({
    klaviyo: createKlaviyoWriter({
      apiKey: KEY,
      baseUrl: 'https://klaviyo.test',
      retries: 0,
      fetch: fake.fetch,
    }),
    identifiedMetric: 'Identified',
    isLate: () => false,
    deadLetters: {
      bury: async (more) => {
        await bury(more);
        letters.push(...more);
      },
    },
    log: (entry) => log.push(entry),
  });
  return { ...fake, consume, letters, log };
};

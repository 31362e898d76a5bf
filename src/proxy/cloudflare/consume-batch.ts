import { readMessages, toBody } from '../queued/bundle.js';
import type { Consumer } from '../queued/consume.js';
import { asRepeat, type QueueMessage } from '../queued/message.js';
import type { Settled } from '../queued/settle-message.js';
import type { LogEntry } from '../route-options.js';
import type { DeliveredMessage, QueueBinding } from './bindings.js';

/** Cloudflare Queues delays a message by at most 12 hours (platform limits). */
const MAX_DELAY_SECONDS = 12 * 60 * 60;
/** What this release cannot read, another may. */
const UNREADABLE_DELAY_MS = 60 * 60 * 1_000;

/** One by one, if it must be so: a Worker may make 10,000 requests at a time (platform limits). */
const MAX_EVENTS = 5_000;

/** A message of Cloudflare's, and those of ours that are in it. */
interface Readable {
  delivered: DeliveredMessage;
  messages: readonly QueueMessage[];
}

/** How many of them, from the first on, are as many events as a Worker sends; at least one. */
const countFitting = (readable: readonly Readable[]): number => {
  let events = 0;
  const end = readable.findIndex(({ messages }) => {
    for (const message of messages) events += message.events.length;
    return events > MAX_EVENTS;
  });
  return end === -1 ? readable.length : Math.max(1, end);
};

const toSeconds = (ms: number): number => Math.min(MAX_DELAY_SECONDS, Math.ceil(ms / 1_000));

/** What is to be put into the queue, to be taken later. */
interface Again {
  body: unknown;
  delayMs: number;
}

/** What is left of a message's messages: together what was asked for as often, and so waits about as long. */
const gatherLeft = (settled: readonly Settled[]): Again[] => {
  const left = settled.filter((one) => one.again !== undefined);
  const groups = Map.groupBy(left, ({ again }) => again.tries ?? 0);
  return [...groups.values()].map((group) => ({
    body: toBody(group.map(({ again }) => again)),
    delayMs: Math.max(...group.map(({ delayMs }) => delayMs)),
  }));
};

/**
 * Puts what is left of a message into the queue anew, instead of letting it come again: a message
 * that does come again was then never spoken of, and Klaviyo may have it.
 */
const settle = async (
  message: DeliveredMessage,
  left: readonly Again[],
  queue: QueueBinding,
): Promise<void> => {
  try {
    // By one call, which takes all or nothing (assumed): a part would come again with the whole.
    const all = left.map(({ body, delayMs }) => ({
      body,
      contentType: typeof body === 'string' ? ('text' as const) : ('json' as const),
      delaySeconds: toSeconds(delayMs),
    }));
    if (all.length) await queue.sendBatch(all);
    message.ack();
  } catch {
    message.retry({ delaySeconds: 60 });
  }
};

/** Puts messages into the queue anew, unread: coming again would bring them nearer to their end. */
export const postpone = async (
  messages: readonly DeliveredMessage[],
  queue: QueueBinding,
  delayMs: number,
): Promise<void> => {
  await Promise.all(
    messages.map((message) => {
      const { attempts, body } = message;
      const taken = attempts > 1 ? readMessages(body) : undefined;
      const repeats = taken?.map(asRepeat);
      return settle(message, [{ body: repeats ? toBody(repeats) : body, delayMs }], queue);
    }),
  );
};

/** Brings a batch of Cloudflare's to Klaviyo; each message is acknowledged alone. Never rejects. */
export const consumeBatch = async (
  messages: readonly DeliveredMessage[],
  queue: QueueBinding,
  consume: Consumer,
  log: (entry: LogEntry) => void,
): Promise<void> => {
  const readable: Readable[] = [];
  const others: DeliveredMessage[] = [];
  for (const delivered of messages) {
    const ours = readMessages(delivered.body);
    if (ours) readable.push({ delivered, messages: ours });
    else others.push(delivered);
  }
  if (others.length) {
    log({ at: 'error', name: 'queue', detail: 'Messages of another release are left for later' });
    await postpone(others, queue, UNREADABLE_DELAY_MS);
  }
  if (!readable.length) return;
  const left = readable.splice(countFitting(readable));
  await postpone(
    left.map(({ delivered }) => delivered),
    queue,
    0,
  );
  const settled = await consume(
    readable.flatMap(({ delivered, messages }) =>
      messages.map((message) => ({ message, wasTaken: delivered.attempts > 1 })),
    ),
  );
  // In the order they were given.
  await Promise.all(
    readable.map(({ delivered, messages }) =>
      settle(delivered, gatherLeft(settled.splice(0, messages.length)), queue),
    ),
  );
};

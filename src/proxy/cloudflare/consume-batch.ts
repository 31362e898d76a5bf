import type { Consumer } from '../queued/consume.js';
import { type QueueMessage, readMessage } from '../queued/message.js';
import type { Settled } from '../queued/settle-message.js';
import type { LogEntry } from '../route-options.js';
import type { DeliveredMessage, QueueBinding } from './bindings.js';

/** Cloudflare Queues delays a message by at most 12 hours (platform limits). */
const MAX_DELAY_SECONDS = 12 * 60 * 60;
/** What this release cannot read, another may. */
const UNREADABLE_DELAY_MS = 60 * 60 * 1_000;

/** One by one, if it must be so: a Worker may make 10,000 requests at a time (platform limits). */
const MAX_EVENTS = 5_000;

/** A message, and what is in it. */
interface Readable {
  delivered: DeliveredMessage;
  message: QueueMessage;
}

/** How many of them, from the first on, are as many events as a Worker sends; at least one. */
const countFitting = (messages: readonly Readable[]): number => {
  let events = 0;
  const end = messages.findIndex(({ message }) => {
    events += message.events.length;
    return events > MAX_EVENTS;
  });
  return end === -1 ? messages.length : Math.max(1, end);
};

const toSeconds = (ms: number): number => Math.min(MAX_DELAY_SECONDS, Math.ceil(ms / 1_000));

/** What was said of a message; of one that was not read, as it came. */
type Again = Settled | { again: unknown; delayMs: number };

/**
 * Puts what is left of a message into the queue anew, instead of letting it come again: a message
 * that does come again was then never spoken of, and Klaviyo may have it.
 */
const settle = async (
  message: DeliveredMessage,
  settled: Again,
  queue: QueueBinding,
): Promise<void> => {
  try {
    if ('delayMs' in settled) {
      const contentType = typeof settled.again === 'string' ? 'text' : 'json';
      const delaySeconds = toSeconds(settled.delayMs);
      await queue.send(settled.again, { contentType, delaySeconds });
    }
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
      const taken = attempts > 1 ? readMessage(body) : undefined;
      const again = taken ? { ...taken, isRepeat: true } : body;
      return settle(message, { again, delayMs }, queue);
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
    const message = readMessage(delivered.body);
    if (message) readable.push({ delivered, message });
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
    readable.map(({ delivered, message }) => ({ message, wasTaken: delivered.attempts > 1 })),
  );
  await Promise.all(
    readable.map(({ delivered }, at) => settle(delivered, settled[at] as Settled, queue)),
  );
};

import type { EventQueue, QueueMessage } from '../queued/message.js';
import { bytesOf } from '../size-of.js';
import type { Database, QueueBinding } from './bindings.js';
import { createDeadCount } from './d1-dead-letters.js';

/** Cloudflare Queues takes 256 KB at once, about 100 bytes of each message its own (platform limits). */
const MAX_SEND_BYTES = 250_000;
const MESSAGE_BYTES = 100;

/** Messages that are sent at once. Cloudflare would take 100; no batch of a page makes so many. */
const split = (texts: readonly string[]): string[][] => {
  const parts: string[][] = [];
  let left = 0;
  for (const text of texts) {
    const bytes = bytesOf(text) + MESSAGE_BYTES;
    if (bytes > left) {
      parts.push([]);
      left = MAX_SEND_BYTES;
    }
    parts.at(-1)?.push(text);
    left -= bytes;
  }
  return parts;
};

/** A queue that can hand over later. */
export interface CloudflareQueue extends EventQueue {
  send(
    messages: readonly QueueMessage[],
    texts: readonly string[],
    delaySeconds?: number,
  ): Promise<void>;
}

/** A queue of Cloudflare's as the place where accepted events wait. How many, it does not tell. */
export const createCloudflareQueue = (
  binding: QueueBinding,
  database: Database | undefined,
): CloudflareQueue => {
  const countDead = database && createDeadCount(database);
  return {
    send: async (_, texts, delaySeconds = 0) => {
      const [only, another] = texts;
      // Their size had to be known: as text, they are not written out a second time.
      if (only && !another) {
        await binding.send(only, { contentType: 'text', delaySeconds });
        return;
      }
      for (const part of split(texts))
        await binding.sendBatch(part.map((body) => ({ body, contentType: 'text', delaySeconds })));
    },
    status: async () => ({ deadLetters: await countDead?.() }),
  };
};

import type { WireEvent } from '../../protocol/wire.js';
import type { Person } from '../person.js';
import { isWithin, sizeOf } from '../size-of.js';

/** Cloudflare Queues: 128 KB a message, about 100 bytes of them their own (platform limits). */
export const MAX_MESSAGE_BYTES = 100_000;

/** Accepted events of one person, on their way to Klaviyo. What is written outlives this release. */
export interface QueueMessage {
  v: 1;
  visitor: Person;
  /** Judged, their times corrected. */
  events: WireEvent[];
  /** They may have been sent before: only Klaviyo's single lane takes a repeat without harm. */
  isRepeat?: true;
  /** How often Klaviyo was asked and gave no word on them, beyond the first. */
  tries?: number;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

export const isQueueMessage = (value: unknown): value is QueueMessage => {
  const { v, visitor, events } = (value ?? {}) as Partial<QueueMessage>;
  return v === 1 && isObject(visitor) && Array.isArray(events) && events.every(isObject);
};

/** What a queue gave as text or as value; `undefined` when it is no JSON. */
export const readBody = (body: unknown): unknown => {
  try {
    return typeof body === 'string' ? JSON.parse(body) : body;
  } catch {
    return undefined;
  }
};

/** What a queue gave, if it is a message of ours. */
export const readMessage = (body: unknown): QueueMessage | undefined => {
  const value = readBody(body);
  return isQueueMessage(value) ? value : undefined;
};

/** A message that may have been sent before. */
export const asRepeat = (message: QueueMessage): QueueMessage => ({ ...message, isRepeat: true });

/** What waits, for the operator, as far as the queue can tell. */
export interface QueueStatus {
  messages?: number | undefined;
  bytes?: number | undefined;
  /** How long the oldest message has waited, in milliseconds; 0 when none does. */
  oldestMs?: number | undefined;
  deadLetters?: number | undefined;
}

/** Where accepted events wait for the consumer. */
export interface EventQueue {
  /** Rejects when the queue takes nothing now. */
  check?(): Promise<void>;
  /** Where the queue can tell. */
  status?(): Promise<QueueStatus>;
  /**
   * Resolves once they are durable, all of them; rejects when not all are, and then any may be.
   * `texts`: each of them as JSON, for a queue that stores such.
   */
  send(messages: readonly QueueMessage[], texts: readonly string[]): Promise<void>;
}

interface Packed<Event> {
  messages: QueueMessage[];
  /** Each of them as JSON. */
  texts: string[];
  oversized: Event[];
}

/**
 * As few messages as hold these events. Those too large for any message are left over: a queue
 * cannot take them.
 */
export const toMessages = <Event extends WireEvent>(
  visitor: Person,
  events: readonly Event[],
  isRepeat: boolean,
): Packed<Event> => {
  const empty: QueueMessage = { v: 1, visitor, events: [], ...(isRepeat && { isRepeat }) };
  const whole = { ...empty, events: [...events] };
  const text = JSON.stringify(whole);
  if (events.length && isWithin(MAX_MESSAGE_BYTES, text))
    return { messages: [whole], texts: [text], oversized: [] };
  const room = MAX_MESSAGE_BYTES - sizeOf(empty);
  const messages: QueueMessage[] = [];
  const oversized: Event[] = [];
  let left = 0;
  for (const event of events) {
    const bytes = sizeOf(event) + 1;
    if (bytes > room) {
      oversized.push(event);
      continue;
    }
    if (bytes > left) {
      messages.push({ ...empty, events: [] });
      left = room;
    }
    messages.at(-1)?.events.push(event);
    left -= bytes;
  }
  return { messages, texts: messages.map((message) => JSON.stringify(message)), oversized };
};

import type { KlaviyoWriter } from '../../klaviyo/index.js';
import { deliverItems, type Words } from '../delivery/deliver-items.js';
import type { Item } from '../delivery/item.js';
import type { IsLate } from '../late.js';
import type { LogEntry } from '../route-options.js';
import type { DeadLetter, DeadLetters } from './dead-letter.js';
import { asRepeat, type QueueMessage } from './message.js';
import { backOff, type Settled, settleMessage } from './settle-message.js';

/** A message as it comes from the queue. */
export interface Taken {
  message: QueueMessage;
  /** A consumer had it before and never said what became of it. */
  wasTaken: boolean;
}

export interface ConsumerOptions {
  klaviyo: KlaviyoWriter;
  /** The metric that records who a visitor turned out to be. */
  identifiedMetric: string;
  /** Whether an event starts no flow any more. */
  isLate: IsLate;
  deadLetters: DeadLetters;
  log: (entry: LogEntry) => void;
  /** What is not begun by then waits for the next time, in milliseconds. Default five minutes. */
  patienceMs?: number;
}

/**
 * Brings messages to Klaviyo; resolves to what to do with each. Never rejects. What is not begun
 * when the signal aborts comes again.
 */
export type Consumer = (taken: readonly Taken[], signal?: AbortSignal) => Promise<Settled[]>;

const countWords = (words: Words): { [outcome: string]: number } => {
  const counts: { [outcome: string]: number } = {};
  for (const word of words.values()) {
    const outcome = 'delay' in word ? 'held' : word.result.status;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
};

/**
 * The consumer of a queue. Each event it is given is recorded once, or becomes a dead letter with
 * its reason, or is in a message that comes again.
 */
export const createConsumer = (options: ConsumerOptions): Consumer => {
  const { deadLetters, log, patienceMs = 5 * 60_000 } = options;

  const bury = async (letters: readonly DeadLetter[]): Promise<boolean> => {
    try {
      if (letters.length) await deadLetters.bury(letters);
      return true;
    } catch (error) {
      log({ at: 'error', name: (error as Error).name, detail: 'The dead letters were not kept' });
      return false;
    }
  };

  return async (taken, signal) => {
    const startMs = Date.now();
    const all = taken.map(({ message, wasTaken }) => ({
      message,
      isRepeat: wasTaken || message.isRepeat === true,
      items: message.events.map((event): Item => ({ event, visitor: message.visitor })),
    }));
    const repeated = new Set(all.flatMap(({ items, isRepeat }) => (isRepeat ? items : [])));
    const words = await deliverItems(
      { ...options, deadlineMs: startMs + patienceMs, signal },
      all.flatMap(({ items }) => items),
      repeated,
    );
    log({ at: 'deliver', ...countWords(words), duration_ms: Date.now() - startMs });
    const verdicts = all.map(({ message, items, isRepeat }) =>
      settleMessage(message, items, words, isRepeat),
    );
    if (await bury(verdicts.flatMap(({ letters }) => letters)))
      return verdicts.map(({ settled }) => settled);
    // Whole again: what Klaviyo has of it already, it knows.
    return verdicts.map(({ settled, letters }, at) =>
      letters.length
        ? { again: asRepeat((taken[at] as Taken).message), delayMs: backOff(0) }
        : settled,
    );
  };
};

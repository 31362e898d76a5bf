import { isSilence } from '../fate.js';
import { type DeadLetter, toDeadLetter } from './dead-letter.js';
import type { Words } from './deliver-items.js';
import type { Item } from './item.js';
import type { QueueMessage } from './message.js';

/** What to do with a message: nothing more, or to put this in its place, to be taken later. */
export type Settled = { again?: undefined } | { again: QueueMessage; delayMs: number };

/** About four days of an hour each: what Klaviyo has not judged by then, it never will. */
const MAX_TRIES = 100;
const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 60 * 60_000;
const GAVE_UP = {
  code: 'gave_up',
  detail: 'Klaviyo gave no word on it, however often it was asked',
};

/** Of the second half at random, so that messages that failed together do not come back together. */
export const backOff = (tries: number): number =>
  Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** tries) * (0.5 + Math.random() / 2);

/** What is left of a message, and the dead letters it leaves behind. */
export const settleMessage = (
  message: QueueMessage,
  items: readonly Item[],
  words: Words,
): { settled: Settled; letters: DeadLetter[] } => {
  const letters: DeadLetter[] = [];
  const left: QueueMessage = { ...message, events: [] };
  let delayMs = 0;
  for (const item of items) {
    const word = words.get(item);
    if (!word) continue;
    if ('result' in word) {
      const { status } = word.result;
      if (status === 'rejected') letters.push(toDeadLetter(item.visitor, item.event, word.result));
      continue;
    }
    left.events.push(item.event);
    if ('isAmbiguous' in word && word.isAmbiguous) left.isRepeat = true;
    if (isSilence(word.delay)) left.tries = (message.tries ?? 0) + 1;
    delayMs = Math.max(delayMs, word.delay.retryAfterMs);
  }
  const { events, tries = 0 } = left;
  if (tries > MAX_TRIES) {
    letters.push(...events.map((event) => toDeadLetter(message.visitor, event, GAVE_UP)));
    return { settled: {}, letters };
  }
  if (!events.length) return { settled: {}, letters };
  return { settled: { again: left, delayMs: Math.max(delayMs, backOff(tries)) }, letters };
};

import type { Words } from '../delivery/deliver-items.js';
import type { Item } from '../delivery/item.js';
import { isSilence } from '../fate.js';
import { type DeadLetter, toDeadLetter } from './dead-letter.js';
import type { QueueMessage } from './message.js';

/** What to do with a message: nothing more, or to put this in its place, to be taken later. */
export type Settled =
  | { again?: undefined }
  | {
      again: QueueMessage;
      delayMs: number;
      /** Nothing of it was tried, because Klaviyo takes nothing now: nor would it take what comes next. */
      isBehind?: true;
    };

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

/**
 * What is left of a message, and the dead letters it leaves behind. What may have reached Klaviyo
 * once, in this round or before (`isRepeat`), stays a repeat.
 */
export const settleMessage = (
  message: QueueMessage,
  items: readonly Item[],
  words: Words,
  isRepeat: boolean,
): { settled: Settled; letters: DeadLetter[] } => {
  const letters: DeadLetter[] = [];
  const left: QueueMessage = { ...message, events: [], ...(isRepeat && { isRepeat }) };
  const isSpent = (message.tries ?? 0) >= MAX_TRIES;
  let delayMs = 0;
  let isBehind = true;
  for (const item of items) {
    const word = words.get(item);
    if (!word) continue;
    if ('result' in word) {
      const { status } = word.result;
      if (status === 'rejected') letters.push(toDeadLetter(item.visitor, item.event, word.result));
      continue;
    }
    if (isSilence(word.delay)) {
      if (isSpent) {
        letters.push(toDeadLetter(item.visitor, item.event, GAVE_UP));
        continue;
      }
      left.isRepeat = true;
      left.tries = (message.tries ?? 0) + 1;
    }
    left.events.push(item.event);
    isBehind &&= word.delay.isBehind === true;
    delayMs = Math.max(delayMs, Math.min(LONGEST_DELAY_MS, word.delay.retryAfterMs));
  }
  const { events, tries = 0 } = left;
  if (!events.length) return { settled: {}, letters };
  const settled: Settled = {
    again: left,
    delayMs: Math.max(delayMs, backOff(tries > (message.tries ?? 0) ? tries : 0)),
    ...(isBehind && { isBehind }),
  };
  return { settled, letters };
};

import { MAX_DEPTH } from '../protocol/limits.js';
import { Refusal } from './refusal.js';

/** A batch holds a list of events with properties: four levels above the deepest property. */
const MAX_BATCH_DEPTH = MAX_DEPTH + 4;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const isOpening = (code: number): boolean => code === 0x5b || code === 0x7b;
const isClosing = (code: number): boolean => code === 0x5d || code === 0x7d;

/** Where the string ends that begins here; behind the text when it does not end. */
const endOfString = (text: string, start: number): number => {
  let end = text.indexOf('"', start + 1);
  while (end >= 0) {
    let first = end;
    while (text.charCodeAt(first - 1) === BACKSLASH) first--;
    // Those before it escape each other, two by two.
    if ((end - first) % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
};

/**
 * How deep a JSON text goes, by a loop: a few kilobytes of brackets parse well and then break
 * whatever walks the result (measured in workerd, from 6,000 levels).
 */
const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) index = endOfString(text, index);
    else if (isOpening(code)) deepest = Math.max(deepest, ++depth);
    else if (isClosing(code)) depth--;
  }
  return deepest;
};

/** Parses what is shallow enough to be walked. The parser's message is not repeated: it quotes the input. */
export const parseJson = (text: string): unknown => {
  if (depthOf(text) > MAX_BATCH_DEPTH) {
    throw new Refusal(400, `The JSON is nested too deep; properties may have ${MAX_DEPTH} levels`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'The body is not valid JSON');
  }
};

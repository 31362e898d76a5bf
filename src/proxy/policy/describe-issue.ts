import { escapeKey } from '../place.js';
import type { SchemaIssue } from './standard-schema.js';

const MAX_DETAIL = 200;
/** A longer message repeats what came. */
const MAX_MESSAGE = 1_000;
/** What is shorter says nothing of anybody, and is part of many words. */
const MIN_VALUE = 3;
/** So many of the values that came are looked for in a message. */
const MAX_VALUES = 500;
const MAX_STEPS = 12;
const NO_WORDS = "Not as the shop's own rule for this metric has it";

/** The texts and numbers within a value, the first of them. */
const readValues = (value: unknown, values: string[] = []): string[] => {
  if (values.length >= MAX_VALUES) return values;
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) readValues(part, values);
  else if (typeof value === 'string' || typeof value === 'number') values.push(String(value));
  return values;
};

/** What the keys lead to, when it is a text or a number. */
const follow = (value: unknown, keys: readonly string[]): string | undefined => {
  let part = value;
  for (const key of keys) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) return undefined;
    part = (part as { [key: string]: unknown })[key];
  }
  return typeof part === 'string' || typeof part === 'number' ? String(part) : undefined;
};

/** A word as it stands in a sentence or in quotes. */
const WORD = /[^\s"'()]+/g;

/** A message without what came: a schema's library may quote it, and it may be personal. */
const withoutValues = (message: string, value: unknown, keys: readonly string[]): string => {
  if (message.length > MAX_MESSAGE) return NO_WORDS;
  const own = follow(value, keys);
  // The longest first, because one may be part of another.
  const values = readValues(value).sort((one, other) => other.length - one.length);
  return values
    .filter((part) => part.length >= MIN_VALUE)
    .reduce((text, part) => text.replaceAll(part, '…'), message)
    .replace(WORD, (word) => (word === own ? '…' : word))
    .slice(0, MAX_DETAIL);
};

/** Where an issue is and what it says, for an answer: a JSON pointer below `place`, and no values. */
export const describeIssue = (
  issue: SchemaIssue | undefined,
  value: unknown,
  place: string,
): { pointer: string; detail: string } => {
  const steps = (issue?.path ?? []).slice(0, MAX_STEPS);
  const keys = steps.map((step) => String(typeof step === 'object' ? step.key : step));
  return {
    pointer: place + keys.map((key) => `/${escapeKey(key)}`).join(''),
    detail: withoutValues(String(issue?.message || NO_WORDS), value, keys),
  };
};

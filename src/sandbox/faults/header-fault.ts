import { Failure } from '../contract/failure.js';
import type { Fault } from './fault.js';
import { findPreset } from './presets.js';
import { readFault } from './read-fault.js';

/** Lets one request choose its own fault. */
export const FAULT_HEADER = 'x-sandbox-fault';

const asNumber = (text: string): unknown => (/^\d{1,9}$/.test(text) ? Number(text) : text);
const asFlag = (text: string): unknown => (text === '' || text === 'true' ? true : text);
const asText = (text: string): unknown => text;

const words: Readonly<Record<string, readonly [field: string, read: (text: string) => unknown]>> = {
  preset: ['preset', asText],
  status: ['status', asNumber],
  body: ['body', asText],
  'retry-after': ['retryAfterSeconds', asNumber],
  when: ['when', asText],
  connection: ['connection', asText],
  'delay-ms': ['delayMs', asNumber],
  'body-delay-ms': ['bodyDelayMs', asNumber],
  truncate: ['truncate', asFlag],
  lose: ['lose', asFlag],
  'processing-delay-ms': ['processingDelayMs', asNumber],
  'reject-metric': ['rejectMetric', asText],
  poison: ['poison', (property) => ({ property })],
};

const wrong = (detail: string) =>
  new Failure(400, { detail: `${FAULT_HEADER}: ${detail}`, parameter: FAULT_HEADER });

const readWord = (part: string): [string, unknown] => {
  const [before = '', ...rest] = part.split('=');
  const name = before.trim();
  if (rest.length === 0 && findPreset(name) !== undefined) return ['preset', name];
  const word = Object.hasOwn(words, name) ? words[name] : undefined;
  if (word === undefined)
    throw wrong(
      `'${name.slice(0, 40)}' is no preset and none of ${Object.keys(words).join(', ')}.`,
    );
  const [field, read] = word;
  return [field, read(rest.join('=').trim())];
};

/**
 * The fault a request asks for itself, as in `throttled; retry-after=9` or `status=503; when=after;
 * body=html`: a preset by its name, and the fields of `POST /_sandbox/faults` in the way of headers. Throws a 400 for anything else.
 */
export const readHeaderFault = (text: string, now: number): Fault => {
  const parts = text.split(';').filter((part) => part.trim() !== '');
  const fields = parts.map(readWord);
  const given = Object.fromEntries(fields);
  if (Object.keys(given).length < fields.length) throw wrong('a word is there twice.');
  try {
    return { ...readFault(given, now), id: 'header' };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const [first] = error.problems;
    const field = first?.pointer?.split('/')[1] ?? '';
    const name = Object.keys(words).find((word) => words[word]?.[0] === field);
    throw wrong(`${name === undefined ? '' : `${name}: `}${first?.detail}`);
  }
};

import { Failure } from '../contract/failure.js';
import type { Fault } from './fault.js';
import { readFault } from './read-fault.js';

/** Lets one request choose its own fault. */
export const FAULT_HEADER = 'x-sandbox-fault';

const asNumber = (text: string): unknown => (/^\d{1,9}$/.test(text) ? Number(text) : text);
const asFlag = (text: string): unknown => (text === '' || text === 'true' ? true : text);
const asText = (text: string): unknown => text;

const words: Readonly<Record<string, readonly [field: string, read: (text: string) => unknown]>> = {
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
  const [name = '', ...rest] = part.split('=');
  const word = Object.hasOwn(words, name.trim()) ? words[name.trim()] : undefined;
  if (word === undefined)
    throw wrong(`'${name.trim().slice(0, 40)}' is none of ${Object.keys(words).join(', ')}.`);
  const [field, read] = word;
  return [field, read(rest.join('=').trim())];
};

/**
 * The fault a request asks for itself, as in `status=503; retry-after=2; when=after; body=html`: the
 * fields of `POST /_sandbox/faults` in the way of headers. Throws a 400 for anything else.
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

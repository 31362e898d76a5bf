import { refuseTemplate } from './nodes.js';

const print = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** Text that is printed as it is: it went through `safe`. */
export class Safe {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A value as it is printed in HTML. */
export const printEscaped = (value: unknown): string => {
  if (value instanceof Safe) return value.text;
  return print(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;');
};

/** A value as it is printed in plain text. */
export const printPlain = (value: unknown): string =>
  value instanceof Safe ? value.text : print(value);

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || value === false || value === 0;

const truncate = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, Math.max(0, length - 1))}…`;

/** A value as a number; what is no text and no number is none. */
export const toNumber = (value: unknown): number =>
  typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;

// More than any template may print, less than a string can hold.
const MAX_JOINED = 10_000_000;

const join = (list: readonly unknown[], separator: string): string => {
  const texts = list.map(printPlain);
  const length = texts.reduce((sum, text) => sum + text.length + separator.length, 0);
  if (length > MAX_JOINED) throw refuseTemplate('what it joins is larger than 10 MB.');
  return texts.join(separator);
};

const size = (value: unknown) =>
  Array.isArray(value) || typeof value === 'string' ? value.length : 0;

type Apply = (value: unknown, argument: unknown) => unknown;

const filters: Readonly<Record<string, Apply>> = {
  default: (value, argument) => (isEmpty(value) ? argument : value),
  upper: (value) => printPlain(value).toUpperCase(),
  lower: (value) => printPlain(value).toLowerCase(),
  title: (value) =>
    printPlain(value)
      .toLowerCase()
      .replace(
        /(^|[^\p{L}\p{N}'])(\p{L})/gu,
        (_, before: string, letter: string) => before + letter.toUpperCase(),
      ),
  capfirst: (value) => printPlain(value).replace(/^./u, (letter) => letter.toUpperCase()),
  trim: (value) => printPlain(value).trim(),
  length: size,
  first: (value) => (Array.isArray(value) || typeof value === 'string' ? value[0] : undefined),
  last: (value) => (Array.isArray(value) || typeof value === 'string' ? value.at(-1) : undefined),
  join: (value, argument) => (Array.isArray(value) ? join(value, printPlain(argument)) : value),
  floatformat: (value, argument) => {
    const digits = Math.min(20, Math.abs(Math.trunc(toNumber(argument ?? 1))) || 0);
    return Number.isFinite(toNumber(value)) ? toNumber(value).toFixed(digits) : '';
  },
  truncatechars: (value, argument) => truncate(printPlain(value), toNumber(argument) || 0),
  safe: (value) => new Safe(printPlain(value)),
};

/** The value after a filter, or a 400 for one that the sandbox has not. */
export const applyFilter = (name: string, value: unknown, argument: unknown): unknown => {
  const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
  if (filter === undefined)
    throw refuseTemplate(`the sandbox does not know the filter "${name.slice(0, 60)}".`);
  return filter(value, argument);
};

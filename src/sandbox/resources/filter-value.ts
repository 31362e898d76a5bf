import { formatEventTime, parseEventTime } from '../checks/event-time.js';
import { type Condition, refuseCondition } from '../query/filter.js';
import { refuseQuotes } from '../query/refuse-quotes.js';
import type { Bound } from '../store/database.js';
import type { Field } from './field.js';

const unquoted: readonly unknown[] = ['number', 'integer', 'boolean', 'time', 'seconds'];

const readTime = (text: string, kind: Field['kind']): Bound | undefined => {
  const seconds = parseEventTime(text);
  return seconds === undefined || kind === 'seconds' ? seconds : formatEventTime(seconds);
};

const readNumber = (text: string): number | undefined =>
  text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;

const readBoolean = (text: string): number | undefined =>
  text === 'true' ? 1 : text === 'false' ? 0 : undefined;

/** A value as SQL compares it, or a 400: strings are quoted; dates, numbers and booleans are not (documented). */
export const readFilterValue = (condition: Condition, text: string, { kind }: Field): Bound => {
  const isBare = unquoted.includes(kind);
  if (isBare && condition.isQuoted) throw refuseQuotes(condition);
  if (!isBare && !condition.isQuoted) throw refuseCondition(condition);
  if (!isBare) return text;
  const value =
    kind === 'time' || kind === 'seconds'
      ? readTime(text, kind)
      : kind === 'boolean'
        ? readBoolean(text)
        : readNumber(text);
  if (value === undefined) throw refuseCondition(condition);
  return value;
};

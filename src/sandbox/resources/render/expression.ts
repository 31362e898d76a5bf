import { applyFilter, toNumber } from './filters.js';
import { refuseTemplate } from './nodes.js';

/** What a template's names stand for. */
export type Context = Readonly<Record<string, unknown>>;

const STRING = `"[^"]*"|'[^']*'`;
const PIECES = new RegExp(`(?:${STRING}|[^|"'])+`, 'g');
const FILTER = new RegExp(`^\\s*(\\w+)\\s*(?::\\s*(${STRING}|[^\\s]+))?\\s*$`);

const step = (value: unknown, name: string): unknown => {
  if (Array.isArray(value) && /^\d+$/.test(name)) return value[Number(name)];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Context)[name];
};

const constants: Readonly<Record<string, unknown>> = { True: true, False: false, None: null };

const readOperand = (text: string, context: Context): unknown => {
  if (/^(".*"|'.*')$/s.test(text)) return text.slice(1, -1);
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (Object.hasOwn(constants, text)) return constants[text];
  return text.split('.').reduce<unknown>(step, context);
};

// No e-mail has more, and each may go over megabytes.
const MAX_FILTERS = 10;

/** The value of `person.name|default:"you"`: unknown names are nothing, as in Django. */
export const evaluate = (expression: string, context: Context): unknown => {
  const [first = '', ...filters] = expression.match(PIECES) ?? [];
  if (filters.length > MAX_FILTERS)
    throw refuseTemplate(`an expression has more than ${MAX_FILTERS} filters.`);
  return filters.reduce<unknown>(
    (value, text) => {
      const [, name = '', argument] = FILTER.exec(text) ?? [];
      const given = argument === undefined ? undefined : readOperand(argument, context);
      return applyFilter(name, value, given);
    },
    readOperand(first.trim(), context),
  );
};

/** Whether Django takes a value for true: empty texts, lists and objects are not. */
const isTrue = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
};

const OPERATORS: Readonly<Record<string, (left: unknown, right: unknown) => boolean>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '>=': (left, right) => toNumber(left) >= toNumber(right),
  '<=': (left, right) => toNumber(left) <= toNumber(right),
  '>': (left, right) => toNumber(left) > toNumber(right),
  '<': (left, right) => toNumber(left) < toNumber(right),
};

const COMPARISON = new RegExp(`^((?:${STRING}|[^"'=!<>])+?)\\s*(==|!=|>=|<=|>|<)\\s*(.+)$`, 's');

/** The outcome of a condition: `not`, `and`, `or` and comparisons, without brackets. */
export const decide = (condition: string, context: Context): boolean => {
  const either = condition.split(/\s+or\s+/);
  if (either.length > 1) return either.some((part) => decide(part, context));
  const both = condition.split(/\s+and\s+/);
  if (both.length > 1) return both.every((part) => decide(part, context));
  const text = condition.trim();
  if (/^not\s/.test(text)) return !decide(text.slice(4), context);
  const [, left, operator = '', right] = COMPARISON.exec(text) ?? [];
  if (left === undefined || right === undefined) return isTrue(evaluate(text, context));
  return OPERATORS[operator]?.(evaluate(left, context), evaluate(right, context)) ?? false;
};

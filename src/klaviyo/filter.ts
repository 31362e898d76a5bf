import { demand } from './demand.js';
import { toIso } from './to-iso.js';

/** One condition; several hold together (AND). Klaviyo has no OR (documented). */
export interface Filter<Operator extends string, Field extends string, Value = string> {
  readonly operator: Operator;
  readonly field: Field;
  readonly value: Value;
}

/** Values a condition may compare with. A `Date` and a number go without quotes (documented). */
export type FilterValue = string | number | boolean | Date | readonly string[];

export type AnyFilter = Filter<string, string, FilterValue | undefined>;

/** A moment: a `Date`, or ISO 8601 with a time zone, `2026-07-15T00:00:00Z`. */
export type Moment = Date | string;

const compare =
  <Operator extends string>(operator: Operator) =>
  <const Field extends string, const Value extends FilterValue>(
    field: Field,
    value: Value,
  ): Filter<Operator, Field, Value> => ({ operator, field, value });

/** The field is this value; of a list, where the field allows one, any of them. */
export const equals = /* @__PURE__ */ compare('equals');
/** The field is one of these. */
export const any = /* @__PURE__ */ compare('any');
/** The text is part of the field. */
export const contains = /* @__PURE__ */ compare('contains');
export const startsWith = /* @__PURE__ */ compare('starts-with');
export const endsWith = /* @__PURE__ */ compare('ends-with');
export const greaterThan = /* @__PURE__ */ compare('greater-than');
export const greaterOrEqual = /* @__PURE__ */ compare('greater-or-equal');
export const lessThan = /* @__PURE__ */ compare('less-than');
export const lessOrEqual = /* @__PURE__ */ compare('less-or-equal');
/** There is such a thing at all. */
export const has = <const Field extends string>(field: Field): Filter<'has', Field, undefined> => ({
  operator: 'has',
  field,
  value: undefined,
});

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Quotes and backslashes are escaped, so that a value ends where its own quote ends. */
const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

const isText = (value: unknown): value is string => typeof value === 'string';

const writeValue = ({ operator, field, value }: AnyFilter): string => {
  if (isText(value)) {
    if (!/^(greater|less)-/.test(operator)) return quote(value);
    // Only moments and numbers have an order, and neither takes quotes (documented).
    if (MOMENT.test(value)) return value;
    throw new TypeError(`${operator} of ${field} compares moments: give a Date or ISO 8601`);
  }
  if (value instanceof Date) return toIso(value);
  if (Array.isArray(value)) {
    demand(value.every(isText), `${operator} of ${field} cannot compare with what is no text`);
    return `[${value.map(quote)}]`;
  }
  const isPlain = typeof value === 'boolean' || Number.isFinite(value);
  demand(isPlain, `${operator} of ${field} cannot compare with ${value}`);
  return String(value);
};

const writeCondition = (filter: AnyFilter): string => {
  const { operator, field } = Object(filter) as AnyFilter;
  const isField = isText(field) && /^[\w.$-]+$/.test(field);
  demand(isField, `There is no field '${field}' to filter by`);
  return operator === 'has'
    ? `${operator}(${field})`
    : `${operator}(${field},${writeValue(filter)})`;
};

/**
 * The `filter` parameter, before it is encoded.
 * @throws {TypeError} when one has no field or no value, a text is compared that is no moment, or a
 * `Date` is none.
 */
export const writeFilter = (filters: AnyFilter | readonly AnyFilter[]): string =>
  [filters]
    .flat()
    .map((filter) => writeCondition(filter as AnyFilter))
    .join();

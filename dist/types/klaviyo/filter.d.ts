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
/** The field is this value; of a list, where the field allows one, any of them. */
export declare const equals: <const Field extends string, const Value extends FilterValue>(field: Field, value: Value) => Filter<"equals", Field, Value>;
/** The field is one of these. */
export declare const any: <const Field extends string, const Value extends FilterValue>(field: Field, value: Value) => Filter<"any", Field, Value>;
/** The text is part of the field. */
export declare const contains: <const Field extends string, const Value extends FilterValue>(field: Field, value: Value) => Filter<"contains", Field, Value>;
export declare const startsWith: <const Field extends string, const Value extends FilterValue>(field: Field, value: Value) => Filter<"starts-with", Field, Value>;
export declare const endsWith: <const Field extends string, const Value extends FilterValue>(field: Field, value: Value) => Filter<"ends-with", Field, Value>;
export declare const greaterThan: <const Field extends string, const Value extends FilterValue>(field: Field, value: Value) => Filter<"greater-than", Field, Value>;
export declare const greaterOrEqual: <const Field extends string, const Value extends FilterValue>(field: Field, value: Value) => Filter<"greater-or-equal", Field, Value>;
export declare const lessThan: <const Field extends string, const Value extends FilterValue>(field: Field, value: Value) => Filter<"less-than", Field, Value>;
export declare const lessOrEqual: <const Field extends string, const Value extends FilterValue>(field: Field, value: Value) => Filter<"less-or-equal", Field, Value>;
/** There is such a thing at all. */
export declare const has: <const Field extends string>(field: Field) => Filter<'has', Field, undefined>;
/**
 * The `filter` parameter, before it is encoded.
 * @throws {TypeError} when one has no field or no value, a text is compared that is no moment, or a
 * `Date` is none.
 */
export declare const writeFilter: (filters: AnyFilter | readonly AnyFilter[]) => string;

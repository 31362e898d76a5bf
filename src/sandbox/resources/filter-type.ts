/** Operators of the filter grammar. */
export type Operator =
  | 'equals'
  | 'any'
  | 'contains'
  | 'starts-with'
  | 'ends-with'
  | 'greater-than'
  | 'greater-or-equal'
  | 'less-than'
  | 'less-or-equal';

/** What a field may be compared with. By default it is an attribute or the id. */
export interface Filter {
  readonly operators: readonly Operator[];
  /** Ids at the other end of this relationship. */
  readonly linked?: string;
  /** Any of these rows: a query that lacks its last condition, which compares `value`. */
  readonly within?: { readonly query: string; readonly value: string };
  /** Resources whose ids are among these rows: a query up to WHERE, which compares `value`. */
  readonly among?: { readonly query: string; readonly value: string };
  readonly choices?: readonly string[];
  /** Compared instead of the field of the filter's own name. */
  readonly field?: string;
  /** What a value stands for. */
  readonly read?: (text: string) => string;
}

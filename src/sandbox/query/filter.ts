import { Failure } from '../contract/failure.js';
import { createTokens, type Term, type Tokens } from './filter-tokens.js';

/** One condition: `equals(email,"ada@example.com")` and its kin. */
export interface Condition {
  readonly operator: string;
  readonly field: string;
  /** Empty for `has(profile)`. */
  readonly values: readonly string[];
  /** True when every value is in quotes: strings must be, dates and numbers must not (documented). */
  readonly isQuoted: boolean;
  /** True when the values stand in square brackets. */
  readonly isList: boolean;
}

// The documents nest nothing; a limit keeps a hostile filter from exhausting the stack.
const MAX_NESTING = 50;

const readList = (tokens: Tokens): Term[] => {
  const terms: Term[] = [];
  if (tokens.take(']')) return terms;
  do terms.push(tokens.takeTerm());
  while (tokens.take(','));
  tokens.expect(']');
  return terms;
};

const readValues = (tokens: Tokens): Pick<Condition, 'values' | 'isQuoted' | 'isList'> => {
  const isList = tokens.take('[');
  const terms = isList ? readList(tokens) : [tokens.takeTerm()];
  const values = terms.map(({ text }) => text);
  return { values, isQuoted: terms.every((term) => term.isQuoted), isList };
};

const readOne = (tokens: Tokens, depth: number): Condition[] => {
  const operator = tokens.takeName();
  tokens.expect('(');
  if (operator === 'and') {
    if (depth >= MAX_NESTING) return tokens.refuse();
    const inside = readAll(tokens, depth + 1);
    tokens.expect(')');
    return inside;
  }
  const field = tokens.takeName();
  const given = tokens.take(',')
    ? readValues(tokens)
    : { values: [], isQuoted: false, isList: false };
  tokens.expect(')');
  return [{ operator, field, ...given }];
};

const readAll = (tokens: Tokens, depth: number): Condition[] => {
  const conditions = readOne(tokens, depth);
  while (tokens.take(',')) conditions.push(...readOne(tokens, depth));
  return conditions;
};

/**
 * The conditions of a `filter` parameter, all of which must hold, or a 400. A comma and `and()`
 * both mean and; there is no `or` (documented). An empty filter has no conditions (assumed).
 */
export const parseFilter = (text: string): Condition[] => {
  if (text.trim() === '') return [];
  const tokens = createTokens(text);
  const conditions = readAll(tokens, 0);
  tokens.expectEnd();
  return conditions;
};

/** A 400 that names the condition which cannot be used here. */
export const refuseCondition = ({ operator, field }: Condition): Failure =>
  new Failure(400, {
    detail: `'${operator}' is not an allowed filter on '${field}' for this resource.`,
    parameter: 'filter',
  });

/** The one text that a field must equal, or a 400: strings are in quotes (documented). */
export const readEqual = (condition: Condition): string => {
  const { operator, values, isQuoted, isList } = condition;
  const [value] = values;
  if (operator !== 'equals' || !isQuoted || isList || value === undefined)
    throw refuseCondition(condition);
  return value;
};

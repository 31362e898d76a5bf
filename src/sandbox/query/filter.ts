import { Failure } from '../contract/failure.js';

/** One condition: `equals(email,"ada@example.com")` and its kin. */
export interface Condition {
  readonly operator: string;
  readonly field: string;
  /** Empty for `has(profile)`. */
  readonly values: readonly string[];
  /** Strings must be quoted; dates and numbers must not (documented). */
  readonly isQuoted: boolean;
}

const STRING = `"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'`;
const CONDITION = new RegExp(
  `^\\s*([a-z-]+)\\(\\s*([\\w.]+)\\s*(?:,\\s*(${STRING}|\\[[^\\]]*\\]|[^,()"'\\[\\]]+))?\\s*\\)\\s*(,|$)`,
);

const invalid = (text: string) =>
  new Failure(400, { detail: `Invalid filter: '${text.slice(0, 120)}'.`, parameter: 'filter' });

const unquote = (text: string) => text.slice(1, -1).replace(/\\(.)/g, '$1');

const readValues = (text: string | undefined): Pick<Condition, 'values' | 'isQuoted'> => {
  if (text === undefined) return { values: [], isQuoted: false };
  if (text.startsWith('['))
    return { values: (text.match(new RegExp(STRING, 'g')) ?? []).map(unquote), isQuoted: true };
  const isQuoted = /^["']/.test(text);
  return { values: [isQuoted ? unquote(text) : text.trim()], isQuoted };
};

/** The conditions of a `filter` parameter, all of which must hold, or a 400. */
export const parseFilter = (text: string): Condition[] => {
  let rest = /^and\((.*)\)$/s.exec(text.trim())?.[1] ?? text;
  const conditions: Condition[] = [];
  while (rest.trim() !== '') {
    const match = CONDITION.exec(rest);
    const [whole, operator, field, value] = match ?? [];
    if (whole === undefined || operator === undefined || field === undefined) throw invalid(text);
    conditions.push({ operator, field, ...readValues(value) });
    rest = rest.slice(whole.length);
  }
  return conditions;
};

/** A 400 that names the condition which cannot be used here. */
export const refuseCondition = ({ operator, field }: Condition): Failure =>
  new Failure(400, {
    detail: `'${operator}' is not an allowed filter on '${field}' for this resource.`,
    parameter: 'filter',
  });

import type { DeadLetter } from '../index.js';

/** Which dead letters; all of what is given must fit. */
export interface DeadLetterFilter {
  id?: string | undefined;
  metric?: string | undefined;
  code?: string | undefined;
  /** Those that died then or later. */
  since?: Date | undefined;
  /** Those that died earlier. */
  before?: Date | undefined;
}

/** A row of the table of dead letters. */
export interface DeadLetterRow {
  id: string;
  at: string;
  code: string;
  pointer: string | null;
  detail: string | null;
  event: string;
  visitor: string;
}

export const toLetter = (row: DeadLetterRow): DeadLetter => {
  const { id, at, code, pointer, detail, event, visitor } = row;
  return {
    id,
    at,
    code,
    ...(pointer !== null && { pointer }),
    ...(detail !== null && { detail }),
    event: JSON.parse(event),
    visitor: JSON.parse(visitor),
  };
};

const CONDITIONS: { readonly [field in keyof DeadLetterFilter]-?: string } = {
  id: 'id = ?',
  metric: 'metric = ?',
  code: 'code = ?',
  since: 'at >= ?',
  before: 'at < ?',
};

/** The conditions of a filter, with a `?` for each of the values. */
export const toConditions = (
  filter: DeadLetterFilter,
): { conditions: string[]; values: string[] } => {
  const given = (Object.keys(CONDITIONS) as (keyof DeadLetterFilter)[]).flatMap((field) => {
    const value = filter[field];
    return value === undefined ? [] : [[CONDITIONS[field], value] as const];
  });
  return {
    conditions: given.map(([condition]) => condition),
    values: given.map(([, value]) => (value instanceof Date ? value.toISOString() : value)),
  };
};

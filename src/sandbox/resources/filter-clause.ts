import type { Clause } from '../query/event-conditions.js';
import { type Condition, refuseCondition } from '../query/filter.js';
import type { Bound } from '../store/database.js';
import { type Field, findField } from './field.js';
import type { Filter, Operator } from './filter-type.js';
import { readFilterValue } from './filter-value.js';
import type { ResourceType } from './resource-type.js';
import { endsOf } from './source.js';

const comparisons: Partial<Record<Operator, string>> = {
  'greater-than': '>',
  'greater-or-equal': '>=',
  'less-than': '<',
  'less-or-equal': '<=',
};

// Whether letters' case counts is not documented; here it does (assumed).
const matchText = (operator: Operator, sql: string, value: Bound): Clause => {
  if (operator === 'contains') return { sql: `instr(${sql}, ?) > 0`, values: [value] };
  if (operator === 'starts-with')
    return { sql: `substr(${sql}, 1, length(?)) = ?`, values: [value, value] };
  return { sql: `(? = '' OR substr(${sql}, -length(?)) = ?)`, values: [value, value, value] };
};

const compare = (condition: Condition, field: Field, values: readonly Bound[]): Clause => {
  const operator = condition.operator as Operator;
  const comparison = comparisons[operator];
  const [first] = values;
  if (first === undefined) throw refuseCondition(condition);
  if (operator === 'equals' || operator === 'any')
    return {
      sql: `${field.sql} IN (SELECT value FROM json_each(?))`,
      values: [JSON.stringify(values)],
    };
  if (comparison !== undefined) return { sql: `${field.sql} ${comparison} ?`, values: [first] };
  return matchText(operator, field.sql, first);
};

const linkQuery = (type: ResourceType, name: string) => {
  const relationship = type.relationships?.[name];
  if (relationship === undefined) throw new Error(`${type.type} has no relationship ${name}`);
  const ends = endsOf({ type: type.type, id: '' }, name, relationship);
  return {
    query: `SELECT 1 FROM resource_links AS links WHERE links.${ends.here[0]} = '${type.type}'
      AND links.${ends.here[1]} = resources.id AND links.relationship = '${ends.name}'`,
    value: `links.${ends.there[1]}`,
  };
};

const through = (type: ResourceType, { linked, within }: Filter) =>
  within ?? (linked === undefined ? undefined : linkQuery(type, linked));

/** A condition as SQL over `resources`, or a 400 for one that the type does not know. */
export const resourceClause = (
  type: ResourceType,
  condition: Condition,
  canonical: (id: string, relationship: string | undefined) => string,
): Clause => {
  const { field: name, operator } = condition;
  const filter = Object.hasOwn(type.filters ?? {}, name) ? type.filters?.[name] : undefined;
  if (filter === undefined || !filter.operators.some((known) => known === operator))
    throw refuseCondition(condition);
  const way = through(type, filter) ?? filter.among;
  const field = way
    ? { sql: way.value, kind: 'text' as const }
    : findField(type, filter.field ?? name);
  if (field === undefined) throw refuseCondition(condition);
  const isKnown = (value: string) => filter.choices?.includes(value) ?? true;
  if (!condition.values.every(isKnown)) throw refuseCondition(condition);
  const isId = filter.linked !== undefined || field.sql === 'resources.id';
  const values = condition.values.map((text) => {
    const meant = filter.read?.(text) ?? text;
    return readFilterValue(condition, isId ? canonical(meant, filter.linked) : meant, field);
  });
  const clause = compare(condition, field, values);
  if (filter.among !== undefined)
    return { ...clause, sql: `resources.id IN (${filter.among.query} WHERE ${clause.sql})` };
  return way ? { ...clause, sql: `EXISTS (${way.query} AND ${clause.sql})` } : clause;
};

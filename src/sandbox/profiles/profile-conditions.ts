import { parseEventTime } from '../checks/event-time.js';
import { decodeExchangeToken } from '../identity/exchange-token.js';
import { type Condition, readEqual, refuseCondition } from '../query/filter.js';
import { refuseQuotes } from '../query/refuse-quotes.js';
import type { Bound } from '../store/database.js';

/** Part of a WHERE clause with the values it binds. */
interface Clause {
  readonly sql: string;
  readonly values: readonly Bound[];
}

const readSeconds = (condition: Condition): number => {
  const { values, isQuoted, isList } = condition;
  const seconds = parseEventTime(values[0] ?? '');
  if (seconds === undefined || isList) throw refuseCondition(condition);
  if (isQuoted) throw refuseQuotes(condition);
  return seconds;
};

// Times are shown to the second, so they are compared to the second.
const comparisons = new Map<string, (column: string) => string>(
  Object.entries({
    'greater-than': (column: string) => `${column} >= (? + 1) * 1000`,
    'greater-or-equal': (column: string) => `${column} >= ? * 1000`,
    'less-than': (column: string) => `${column} < ? * 1000`,
    'less-or-equal': (column: string) => `${column} < (? + 1) * 1000`,
  }),
);

const compareTime = (condition: Condition, column: string): Clause => {
  const comparison = comparisons.get(condition.operator);
  if (comparison === undefined) throw refuseCondition(condition);
  return { sql: comparison(column), values: [readSeconds(condition)] };
};

const within = (condition: Condition, column: string, values: readonly string[]): Clause => {
  const { operator, isQuoted, isList } = condition;
  const isUsable = operator === 'any' || (operator === 'equals' && !isList);
  if (!isUsable || !isQuoted || values.length === 0) throw refuseCondition(condition);
  return {
    sql: `${column} IN (SELECT value FROM json_each(?))`,
    values: [JSON.stringify(values)],
  };
};

const equals = (condition: Condition, column: string): Clause => ({
  sql: `${column} = ?`,
  values: [readEqual(condition)],
});

const suppressed = (place: string, { sql, values }: Clause): Clause => ({
  sql: `EXISTS (SELECT 1 FROM suppressions WHERE profile_id = profiles.id AND ${place} AND ${sql})`,
  values,
});

const EVERYWHERE = `list_id = ''`;
const OF_A_LIST = `list_id <> ''`;
const marketing = 'subscriptions.email.marketing';

const readToken = (condition: Condition): Clause => {
  const id = decodeExchangeToken(readEqual(condition)) ?? '';
  return {
    sql: 'profiles.id = coalesce((SELECT destination_id FROM merged_profiles WHERE source_id = ?), ?)',
    values: [id, id],
  };
};

const lowerCase = ({ values }: Condition) => values.map((value) => value.trim().toLowerCase());

const strictly = ['greater-than', 'less-than'];

/** A condition of get_profiles as SQL, or a 400 for one the endpoint does not know. */
export const profileClause = (condition: Condition): Clause => {
  const { field, values, operator } = condition;
  switch (field) {
    case 'id':
    case 'phone_number':
    case 'external_id':
      return within(condition, `profiles.${field}`, values);
    case 'email':
      return within(condition, 'profiles.email', lowerCase(condition));
    case '_kx':
      return readToken(condition);
    case 'created':
    case 'updated':
      if (!strictly.includes(operator)) throw refuseCondition(condition);
      return compareTime(condition, `profiles.${field}`);
    case `${marketing}.suppression.reason`:
      return suppressed(EVERYWHERE, equals(condition, 'reason'));
    case `${marketing}.suppression.timestamp`:
      return suppressed(EVERYWHERE, compareTime(condition, 'at'));
    case `${marketing}.list_suppressions.reason`:
      return suppressed(OF_A_LIST, equals(condition, 'reason'));
    case `${marketing}.list_suppressions.timestamp`:
      return suppressed(OF_A_LIST, compareTime(condition, 'at'));
    case `${marketing}.list_suppressions.list_id`:
      return suppressed(OF_A_LIST, equals(condition, 'list_id'));
  }
  throw refuseCondition(condition);
};

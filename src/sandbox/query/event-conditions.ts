import { parseEventTime } from '../checks/event-time.js';
import type { Bound } from '../store/database.js';
import { type Condition, refuseCondition } from './filter.js';

/** Part of a WHERE clause with the values it binds. */
export interface Clause {
  readonly sql: string;
  readonly values: readonly Bound[];
}

const comparisons: Record<string, string> = {
  'greater-than': '>',
  'greater-or-equal': '>=',
  'less-than': '<',
  'less-or-equal': '<=',
};

const compareTime = (condition: Condition): Clause => {
  const comparison = comparisons[condition.operator];
  const text = condition.values[0] ?? '';
  const seconds = condition.field === 'datetime' ? parseEventTime(text) : Number(text);
  if (comparison === undefined || condition.isQuoted) throw refuseCondition(condition);
  if (seconds === undefined || !Number.isFinite(seconds)) throw refuseCondition(condition);
  return { sql: `events.timestamp ${comparison} ?`, values: [seconds] };
};

const equalsId = (condition: Condition, column: string): Clause => {
  if (condition.operator !== 'equals' || condition.values.length === 0)
    throw refuseCondition(condition);
  const marks = condition.values.map(() => '?').join(', ');
  return { sql: `${column} IN (${marks})`, values: condition.values };
};

/** A condition of get_events as SQL, or a 400 for one the endpoint does not know. */
export const eventClause = (condition: Condition): Clause => {
  switch (condition.field) {
    case 'metric_id':
      return equalsId(condition, 'events.metric_id');
    case 'profile_id':
      return equalsId(condition, 'events.profile_id');
    case 'datetime':
    case 'timestamp':
      return compareTime(condition);
    case 'profile':
    case 'metric':
      // Every event here has both, so `has` is always true.
      if (condition.operator === 'has') return { sql: '1', values: [] };
  }
  throw refuseCondition(condition);
};

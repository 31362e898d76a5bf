import { parseMoment } from '../checks/event-time.js';
import { type EventFeature, knows } from '../contract/event-features.js';
import type { RevisionName } from '../contract/revisions.js';
import type { Bound } from '../store/database.js';
import { type Condition, refuseCondition } from './filter.js';
import { refuseQuotes } from './refuse-quotes.js';

/** Part of a WHERE clause with the values it binds. */
export interface Clause {
  readonly sql: string;
  readonly values: readonly Bound[];
}

const comparisons = new Map([
  ['greater-than', '>'],
  ['greater-or-equal', '>='],
  ['less-than', '<'],
  ['less-or-equal', '<='],
]);

// Dates and numbers must not be quoted (documented).
const readSeconds = ({ field, values, isQuoted, isList }: Condition): number | undefined => {
  const text = values[0] ?? '';
  if (isQuoted || isList) return undefined;
  if (field === 'timestamp') return /^\d{1,12}(\.\d+)?$/.test(text) ? Number(text) : undefined;
  const milliseconds = parseMoment(text);
  return milliseconds === undefined ? undefined : milliseconds / 1000;
};

const compareTime = (condition: Condition): Clause => {
  const comparison = comparisons.get(condition.operator);
  const isQuotedTime = readSeconds({ ...condition, isQuoted: false }) !== undefined;
  if (comparison !== undefined && condition.isQuoted && isQuotedTime) throw refuseQuotes(condition);
  const seconds = readSeconds(condition);
  if (comparison === undefined || seconds === undefined) throw refuseCondition(condition);
  return { sql: `events.timestamp ${comparison} ?`, values: [seconds] };
};

// A list is bound as one value, so that its length makes no new statement.
const equalsId = (condition: Condition, column: string, lists: 'lists' | 'one'): Clause => {
  const { operator, values, isQuoted, isList } = condition;
  const isUsable = operator === 'equals' && isQuoted && values.length > 0;
  if (!isUsable || (isList && lists === 'one')) throw refuseCondition(condition);
  return values.length === 1
    ? { sql: `${column} = ?`, values }
    : { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] };
};

// Every event here has a profile and a metric, so `has` is always true.
const always = (condition: Condition): Clause => {
  if (condition.operator !== 'has' || condition.values.length > 0) throw refuseCondition(condition);
  return { sql: '1', values: [] };
};

const need = (condition: Condition, revision: RevisionName, feature: EventFeature): void => {
  if (!knows(revision, feature)) throw refuseCondition(condition);
};

/**
 * A condition of get_events as SQL, or a 400 for one that the revision does not know. What Klaviyo
 * calls custom metrics is another resource that the sandbox has not: the metrics that events
 * make, of whatever name, can be asked for.
 */
export const eventClause = (condition: Condition, revision: RevisionName): Clause => {
  switch (condition.field) {
    case 'metric_id':
      return equalsId(condition, 'events.metric_id', 'lists');
    case 'profile_id':
      need(condition, revision, 'profileFilter');
      return equalsId(condition, 'events.profile_id', 'one');
    case 'datetime':
    case 'timestamp':
      return compareTime(condition);
    case 'profile':
      need(condition, revision, 'hasProfileFilter');
      return always(condition);
    case 'metric':
      need(condition, revision, 'hasMetricFilter');
      return always(condition);
  }
  throw refuseCondition(condition);
};

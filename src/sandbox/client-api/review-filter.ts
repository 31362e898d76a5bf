import { parseEventTime } from '../checks/event-time.js';
import { type Condition, parseFilter, refuseCondition } from '../query/filter.js';
import type { Review } from '../store/reviews.js';

type Test = (review: Review) => boolean;

const compare = (condition: Condition, own: (review: Review) => number, bound: number): Test => {
  if (!Number.isFinite(bound) || condition.isQuoted) throw refuseCondition(condition);
  switch (condition.operator) {
    case 'equals':
      return (review) => own(review) === bound;
    case 'greater-or-equal':
      return (review) => own(review) >= bound;
    case 'less-or-equal':
      return (review) => own(review) <= bound;
  }
  throw refuseCondition(condition);
};

const among = (condition: Condition, own: (review: Review) => string): Test => {
  if (!['equals', 'any'].includes(condition.operator)) throw refuseCondition(condition);
  return (review) => condition.values.includes(own(review));
};

const flag = (condition: Condition, own: (review: Review) => boolean): Test => {
  const [value] = condition.values;
  if (condition.operator !== 'equals' || (value !== 'true' && value !== 'false'))
    throw refuseCondition(condition);
  return (review) => own(review) === (value === 'true');
};

const has = (condition: Condition, own: (review: Review) => boolean): Test => {
  if (condition.operator !== 'has') throw refuseCondition(condition);
  return own;
};

const seconds = (review: Review) => Math.floor(review.at / 1000);

const toTest = (condition: Condition): Test => {
  const [value = ''] = condition.values;
  switch (condition.field) {
    case 'status':
      // Every review waits for the shop, which the sandbox is not (assumed).
      return (review) => value === 'all' || among(condition, () => 'pending')(review);
    case 'review_type':
      return among(condition, (review) => review.review_type);
    case 'id':
      return among(condition, (review) => review.id);
    case 'rating':
      if (condition.operator === 'any') return among(condition, ({ rating }) => `${rating}`);
      return compare(condition, ({ rating }) => rating ?? Number.NaN, Number(value));
    case 'content':
      if (condition.operator !== 'contains') throw refuseCondition(condition);
      return ({ attributes }) => attributes.content.includes(value);
    case 'created':
    case 'updated':
      if (condition.operator === 'equals') throw refuseCondition(condition);
      return compare(condition, seconds, parseEventTime(value) ?? Number.NaN);
    case 'verified':
    case 'edited':
      return flag(condition, () => false);
    case 'incentivized':
      return flag(condition, ({ attributes }) => !!attributes.incentive_type);
    case 'media':
      return has(condition, ({ attributes }) => (attributes.images ?? []).length > 0);
    case 'smart_quote':
    case 'public_reply':
      return has(condition, () => false);
  }
  throw refuseCondition(condition);
};

/** Whether a review meets the `filter` of a request; a 400 for a filter that is none. */
export const readReviewFilter = (url: URL): Test => {
  const tests = parseFilter(url.searchParams.get('filter') ?? '').map(toTest);
  return (review) => tests.every((test) => test(review));
};

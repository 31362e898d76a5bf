import { Failure } from '../contract/failure.js';
import type { Condition } from './filter.js';

// Longer than any time.
const MAX_SHOWN = 40;

/** A 400 for a time, a number or a boolean that would be right without its quotes. */
export const refuseQuotes = ({ operator, field, values }: Condition): Failure => {
  const right = `${operator}(${field},${values[0]?.slice(0, MAX_SHOWN)})`;
  return new Failure(400, {
    detail: `Times, numbers and booleans stand in a filter without quotes: ${right}.`,
    parameter: 'filter',
  });
};

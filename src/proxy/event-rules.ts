import { MAX_IDENTIFIER_LENGTH, MAX_METRIC_LENGTH } from '../protocol/limits.js';

/** Whether a field is as it must be; of what is within an object, it says nothing. */
export type Rule = (value: unknown) => boolean;

export const isPlainObject: Rule = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an event says of what happened, whoever sends it. */
export const HAPPENING = {
  metric: (metric) =>
    typeof metric === 'string' && metric.length <= MAX_METRIC_LENGTH && /\S/.test(metric),
  properties: isPlainObject,
  value: Number.isFinite,
  value_currency: (currency) => typeof currency === 'string' && /^[A-Z]{3}$/.test(currency),
  unique_id: (id) => typeof id === 'string' && id.length >= 1 && id.length <= MAX_IDENTIFIER_LENGTH,
} satisfies { [field: string]: Rule };

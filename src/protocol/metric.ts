import { MAX_METRIC_LENGTH } from './limits.js';
import { demand, limit } from './problem.js';

/**
 * The name of a metric, as given.
 * @throws {Problem} when it is missing, blank or too long.
 */
export const readMetric = (metric: unknown): string => {
  const isText = typeof metric === 'string' && metric.trim();
  demand(isText, 'metric_invalid', '/metric', "Pass the metric's name, like 'Viewed Product'");
  limit('metric_invalid', '/metric', metric.length, MAX_METRIC_LENGTH);
  return metric;
};

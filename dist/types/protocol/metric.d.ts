/**
 * The name of a metric, as given.
 * @throws {Problem} when it is missing, blank or too long.
 */
export declare const readMetric: (metric: unknown) => string;

import type { Database } from './database.js';
import { newMetricId } from './new-id.js';

/** A kind of event. Two services may each have one of the same name. */
export interface Metric {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly created: number;
}

/** The metric of that name, made on first use as Klaviyo does. */
export const ensureMetric = (
  database: Database,
  name: string,
  service: string,
  now: number,
  id?: string,
): Metric => {
  const find = 'SELECT * FROM metrics WHERE name = ? AND service = ?';
  const found = database.get<Metric>(find, name, service);
  if (found !== undefined) return found;
  const metric = { id: id ?? newMetricId(), name, service, created: now };
  database.run('INSERT INTO metrics VALUES (?, ?, ?, ?)', metric.id, name, service, now);
  return metric;
};

/** The metric with that id. */
export const findMetric = (database: Database, id: string): Metric | undefined =>
  database.get<Metric>('SELECT * FROM metrics WHERE id = ?', id);

import { Failure } from '../contract/failure.js';
import type { Call } from './call.js';

/** Where an event's metric stands in the body. */
export interface NamedMetric {
  readonly name: string;
  /** Pointer to the event's attributes. */
  readonly at: string;
}

/** Refuses the request if a fault is switched on for one of its metrics. */
export const refuseMetrics = ({ box, path }: Call, metrics: readonly NamedMetric[]): void => {
  const names = metrics.map(({ name }) => name);
  const rejected = box.faults.takeRejected(path, names);
  const problems = metrics
    .filter(({ name }) => rejected.has(name))
    .map(({ name, at }) => ({
      detail: `The metric '${name}' is refused by a switched-on fault.`,
      pointer: `${at}/metric/data/attributes/name`,
    }));
  if (problems.length > 0) throw new Failure(400, ...problems);
};

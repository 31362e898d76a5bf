import { isDeepStrictEqual } from 'node:util';

import type { Problem } from '../contract/failure.js';
import type { Fault, Poison } from './fault.js';
import { findEvents } from './find-events.js';

const escapePointer = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

const isPoisoned = ({ property, ...rest }: Poison, properties: Readonly<Record<string, unknown>>) =>
  Object.hasOwn(properties, property) &&
  (!('equals' in rest) || isDeepStrictEqual(properties[property], rest.equals));

/** What a fault finds wrong with the events of a body; empty when it has nothing against them. */
export const judgeEvents = (
  { rejectMetric, poison }: Pick<Fault, 'rejectMetric' | 'poison'>,
  body: unknown,
): readonly Problem[] => {
  if (rejectMetric === undefined && poison === undefined) return [];
  return findEvents(body).flatMap(({ metric, properties, pointer, metricPointer }) => [
    ...(rejectMetric !== undefined && metric === rejectMetric
      ? [
          {
            detail: `The metric '${rejectMetric}' is refused by a switched-on fault.`,
            pointer: metricPointer,
          },
        ]
      : []),
    ...(poison !== undefined && isPoisoned(poison, properties)
      ? [
          {
            detail: `The property '${poison.property}' is refused by a switched-on fault.`,
            pointer: `${pointer}/properties/${escapePointer(poison.property)}`,
          },
        ]
      : []),
  ]);
};

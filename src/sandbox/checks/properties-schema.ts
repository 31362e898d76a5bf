import * as v from 'valibot';

import { plainObject } from './plain-object.js';
import { type PropertyProblem, propertiesProblems } from './properties-problems.js';

const issuePath = (input: object, { keys }: PropertyProblem) =>
  keys.map((key) => ({
    type: 'unknown' as const,
    origin: 'value' as const,
    input,
    key,
    value: null,
  }));

/** Checks everything inside an object against the published limits. */
export const withinLimits = <Checked extends object>(maxProperties: number) =>
  v.rawCheck<Checked>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const problem of propertiesProblems(dataset.value, maxProperties)) {
      const [first, ...rest] = issuePath(dataset.value, problem);
      addIssue({ message: problem.detail, ...(first && { path: [first, ...rest] }) });
    }
  });

/** An object of any content within the limits. */
export const createProperties = (maxProperties: number) =>
  v.pipe(plainObject, withinLimits(maxProperties));

/** The custom properties of an event's person: limits as for the event's own (assumed), but no count. */
export const profileProperties = createProperties(Number.POSITIVE_INFINITY);

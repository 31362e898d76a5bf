import * as v from 'valibot';

import { Failure, type Problem } from '../contract/failure.js';

const escapeKey = (key: unknown) => String(key).replaceAll('~', '~0').replaceAll('/', '~1');

const wordIssue = (issue: v.BaseIssue<unknown>): string => {
  if (issue.kind === 'validation' || issue.type === 'custom') return issue.message;
  const key = String(issue.path?.at(-1)?.key ?? 'data');
  // Whether the real service refuses unknown attributes is not known; refusing shows a sender's typos (assumed).
  if (issue.expected === 'never') return `'${key}' is not a valid field for the resource.`;
  if (issue.received === 'undefined') return `'${key}' is a required field.`;
  return `'${key}' must be ${issue.expected}, not ${issue.received.slice(0, 60)}.`;
};

const toProblem = (issue: v.BaseIssue<unknown>): Problem => ({
  detail: wordIssue(issue),
  pointer: `/${(issue.path ?? []).map(({ key }) => escapeKey(key)).join('/')}`,
});

/** The input in the schema's shape, or a 400 that points at each mistake. */
export const parseInput = <Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> => {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  throw new Failure(400, ...result.issues.map(toProblem));
};

import * as v from 'valibot';

import { parseInput } from '../checks/parse-input.js';
import { Failure } from '../contract/failure.js';
import type { Seed } from './seed.js';

/** The attributes of a seed in the schema's shape, or a 400 with pointers from the whole body. */
export const parseSeed = <Schema extends v.GenericSchema>(
  schema: Schema,
  { attributes }: Seed,
  at: string,
): v.InferOutput<Schema> => {
  try {
    const whole = v.strictObject({ attributes: schema });
    return parseInput(whole, { attributes: attributes ?? {} }).attributes;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const problems = error.problems.map((problem) => ({
      ...problem,
      pointer: `${at}${problem.pointer ?? ''}`,
    }));
    throw new Failure(error.status, ...problems);
  }
};

import { Failure } from './contract/failure.js';

/**
 * What `work` returns. Whoever calls from code reads a sentence, not an error document: a Failure is
 * thrown on as `what`, the place of its first problem and what is wrong there.
 */
export const refuseInWords = <Result>(what: string, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    const [problem] = error instanceof Failure ? error.problems : [];
    if (problem === undefined) throw error;
    const place = (problem.pointer ?? '').slice(1).replaceAll('/', '.');
    const words = [what, ...(place === '' ? [] : [place]), problem.detail];
    throw new Error(words.join(': '), { cause: error });
  }
};

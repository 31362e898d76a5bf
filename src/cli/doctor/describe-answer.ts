import type { Answer } from './ask.js';

const typeOf = ({ headers }: Answer): string => headers.get('content-type')?.split(';')[0] ?? '';

/** Whether it is a refusal as the route writes them. */
export const isProblem = (answer: Answer): boolean => typeOf(answer) === 'application/problem+json';

/** Status and type, in a few words. */
export const inWords = (answer: Answer): string =>
  `${answer.status}${typeOf(answer) && ` as ${typeOf(answer)}`}`;

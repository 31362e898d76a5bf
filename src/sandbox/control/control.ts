import type { Answer, Box } from '../box.js';
import { Failure } from '../contract/failure.js';

/** A request to the sandbox's own API, which has no key and no revision. */
export interface Command {
  readonly box: Box;
  readonly url: URL;
  readonly id: string;
  /** The parsed JSON body; an empty object when there is none. */
  readonly body: unknown;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
}

/** One path of `/_sandbox`. */
export interface Control {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly answer: (command: Command) => Answer | Response | Promise<Answer | Response>;
}

/** The refusal of an id that nothing has. */
export const missing = (kind: string, id: string): Failure =>
  new Failure(404, { detail: `There is no ${kind} ${id.slice(0, 100)}.`, parameter: 'id' });

/** A whole number from the query, 0 to `largest`, or a 400 that names the parameter. */
export const readNumber = (url: URL, name: string, usual: number, largest: number): number => {
  const given = url.searchParams.get(name) ?? '';
  if (given === '') return usual;
  if (/^\d+$/.test(given) && Number(given) <= largest) return Number(given);
  throw new Failure(400, {
    detail: `Expected a whole number from 0 to ${largest}.`,
    parameter: name,
  });
};

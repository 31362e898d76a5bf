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
  /** What its query may hold, nothing by default; what depends on the rest of the query is worked out. */
  readonly parameters?: readonly string[] | ((url: URL) => readonly string[]);
  readonly answer: (command: Command) => Answer | Response | Promise<Answer | Response>;
}

/** The refusal of an id that nothing has. */
export const missing = (kind: string, id: string): Failure =>
  new Failure(404, { detail: `There is no ${kind} ${id.slice(0, 100)}.`, parameter: 'id' });

/** A text from the query; null when there is none or it is empty. */
export const readText = (url: URL, name: string): string | null =>
  url.searchParams.get(name) || null;

/** A whole number from the query, 0 to `largest`, or a 400 that names the parameter. */
export const readNumber = (url: URL, name: string, usual: number, largest: number): number => {
  const given = url.searchParams.get(name) ?? '';
  if (given === '') return usual;
  if (/^\d+$/.test(given) && Number(given) <= largest) return Number(given);
  throw new Failure(400, {
    detail: `'${name}' must be a whole number from 0 to ${largest}.`,
    parameter: name,
  });
};

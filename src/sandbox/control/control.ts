import type { Answer, Box } from '../box.js';

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

/** A whole number from the query, within 0 and `largest`. */
export const readNumber = (url: URL, name: string, usual: number, largest: number): number => {
  const given = url.searchParams.get(name);
  const value = given === null || given === '' ? usual : Number(given);
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), 0), largest) : usual;
};

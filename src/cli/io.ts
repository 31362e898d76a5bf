/** What a command may touch of the world; tests bring their own. */
export interface Io {
  /** One line for whoever asked. */
  out(line: string): void;
  /** One line for whoever looks after it. */
  err(line: string): void;
  /** A line that the next one replaces, while somebody watches; `undefined` where nobody does. */
  progress: ((text: string) => void) | undefined;
  /** Whether `out` goes to somebody who sees colours. Default `false`. */
  isColoured?: boolean;
  env: { readonly [name: string]: string | undefined };
  now(): number;
  /** Default: the platform's. */
  fetch?: typeof globalThis.fetch;
}

/** A command: what it is called with, what it does. */
export interface Command {
  /** The command line behind its name. */
  usage: string;
  /** What it is for, in a line. */
  summary: string;
  /** Everything else there is to know. */
  details?: string;
  run(args: string[], io: Io): Promise<void>;
}

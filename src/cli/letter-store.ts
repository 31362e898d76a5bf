import type { DeadLetter } from '../proxy/index.js';
import type { DeadLetterFilter } from '../proxy/node/index.js';

type Sooner<Result> = Result | Promise<Result>;

/** Dead letters, wherever they are kept. */
export interface LetterStore {
  /** Newest first, at most so many. */
  find(filter: DeadLetterFilter, limit: number): Sooner<DeadLetter[]>;
  count(filter: DeadLetterFilter): Sooner<number>;
  /** Sends events on as they were, and takes them from the dead letters. How many. */
  replay(letters: readonly DeadLetter[]): Sooner<number>;
  purge(letters: readonly DeadLetter[]): Sooner<number>;
  /** How many could not be replayed, whenever it were tried; they are not found any more. */
  left?(): number;
  close(): void;
}
